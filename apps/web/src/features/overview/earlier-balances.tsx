import type { Entity } from '@tideline/api';
import { formatCount } from '../../format/number.ts';
import { Badge } from '../../ui/badge.tsx';

/** Says that core banking's file of the business day has not come yet, so that balances of the day before hold; nothing once it has. */
export function EarlierBalances({ entity }: { entity: Entity | null }) {
	const balances = entity?.balances ?? null;
	if (balances === null || balances.earlier === 0) return null;
	return (
		<Badge shape="warning" tone="warning" wrap>
			{formatCount(balances.earlier)} of {formatCount(balances.total)} core-banking balances are of an earlier business day: today's have
			not come.
		</Badge>
	);
}
