import type { Entity } from '@tideline/api';
import { type Cash, parseDay, startOfDay } from '@tideline/domain';

/** Time between two balances of a curve. */
export const SLOT_MS = 15 * 60_000;
/** Two days: a curve goes on past the midnight at which no new day was opened. */
const MAX_SLOTS = 192;

/** Where the curve of an account begins: midnight of its entity's business day. */
export type CurveStart = (account: Cash) => number | null;

/** Midnight by entity, for the curves. */
export function curveStarts(entities: readonly Entity[]): CurveStart {
	const starts = new Map(
		entities.flatMap(({ entityId, businessDate, timeZone }) =>
			businessDate === null ? [] : [[entityId, startOfDay(parseDay(businessDate), timeZone)] as const],
		),
	);
	return ({ entityId }) => starts.get(entityId) ?? null;
}

/**
 * Balances of several accounts at the ends of the quarters of an hour since the first of their days began: an account whose day begins
 * later stands in it with its opening balance, and each holds its last one. Null before a day is open.
 */
export function summedCurve(accounts: readonly Cash[], start: CurveStart): { curve: number[]; from: number } | null {
	const placed = accounts.flatMap((account) => {
		const begin = start(account);
		return begin === null ? [] : [{ begin, opening: account.opening, curve: account.curve }];
	});
	if (placed.length === 0) return null;
	const from = Math.min(...placed.map(({ begin }) => begin));
	const slotOf = (begin: number) => Math.round((begin - from) / SLOT_MS);
	const slots = Math.min(MAX_SLOTS, Math.max(...placed.map(({ begin, curve }) => slotOf(begin) + curve.length)));
	const curve = Array.from({ length: slots }, (_, slot) =>
		placed.reduce((total, { begin, opening, curve: values }) => {
			const index = Math.min(values.length - 1, slot - slotOf(begin));
			return total + (values[index] ?? opening);
		}, 0),
	);
	return { curve, from };
}
