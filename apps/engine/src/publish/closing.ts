import { type Cash, type ClosedCash, type ClosedDay, type EntityRecord, formatDay, type Lcr } from '@tideline/domain';
import type { Book, BookInput, FoldedLcr } from '../fold/index.ts';

/** A day as it stands before a fact that may end it. */
interface Standing {
	readonly entity: EntityRecord;
	readonly lcr: FoldedLcr;
	readonly openedAt: number | null;
	readonly overrides: string[];
	readonly cash: ClosedCash[];
}

/** The key of a closed day in its topic. */
export const closedDayKey = ({ entityId, date }: Pick<ClosedDay, 'entityId' | 'date'>): string => `${entityId}|${formatDay(date)}`;

/**
 * Applies a fact and gives the days that it has closed: that of the entity whose next business day it opens, and of a group that goes with it.
 * `inputs`: where the log has been read to before the fact; asked for only when a day has been closed.
 */
export function applyAndClose(book: Book, input: BookInput, inputs: () => Lcr['inputs'], apply: () => void): ClosedDay[] {
	if (input.kind !== 'business-day') {
		apply();
		return [];
	}
	const asOf = book.eventTime || input.openedAt;
	const before = book
		.entities()
		.flatMap((entity) => (entity.entityId === input.entityId || entity.kind === 'group' ? standing(book, entity) : []));
	apply();
	return before.flatMap(({ entity, lcr, ...rest }) => {
		const now = book.lcr(entity.entityId)?.calculationDate ?? lcr.calculationDate;
		if (now <= lcr.calculationDate) return [];
		return [
			{
				entityId: entity.entityId,
				date: lcr.calculationDate,
				closedAt: input.openedAt,
				limits: entity.limits,
				lcr: { ...lcr, asOf, inputs: inputs() },
				...rest,
			},
		];
	});
}

/** Empty where there is no ratio yet. */
function standing(book: Book, entity: EntityRecord): Standing[] {
	const { entityId, kind } = entity;
	const lcr = book.lcr(entityId);
	if (lcr === null) return [];
	const cash = book.accountIds().flatMap((accountId) => {
		const record = book.cash(accountId);
		return record !== null && (kind === 'group' || record.entityId === entityId) ? [closedCash(record)] : [];
	});
	const openedAt = book.businessDay(entityId)?.openedAt ?? null;
	return [{ entity, lcr, openedAt, overrides: book.overridesInForce(kind === 'group' ? null : entityId), cash }];
}

function closedCash({ accountId, entityId, name, kind, currency, opening, current, pending, low, lowAt, curve }: Cash): ClosedCash {
	return { accountId, entityId, name, kind, currency, opening, closing: current, pending, low, lowAt, curve };
}
