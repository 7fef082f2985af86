import type { Position } from '@tideline/domain';
import { shortName } from '../../format/entity-name.ts';
import { formatMoney } from '../../format/money.ts';
import type { Reporting } from '../../format/reporting.ts';
import { useEntities } from '../../query/entities.ts';

interface PositionValueProps {
	position: Position;
	/** Null until the first ratio. */
	reporting: Reporting | null;
	currency: string | null;
}

/** Whose it is, where it is kept, and its value in its own currency and in the reporting one. */
export function PositionValue({ position, reporting, currency }: PositionValueProps) {
	const { data: entities } = useEntities();
	const holder = entities?.find(({ entityId }) => entityId === position.entityId);
	const converted =
		currency !== null && currency !== position.currency ? (reporting?.(position.marketValue, position.currency) ?? null) : null;
	return (
		<>
			{holder ? shortName(holder) : position.entityId}, {position.accountId}. Value{' '}
			<b>
				{position.currency} {formatMoney(position.marketValue, position.currency, 'm')} m
			</b>
			{currency !== null && converted !== null ? `, ${currency} ${formatMoney(converted, currency, 'm')} m` : ''}
		</>
	);
}
