import type { Entity } from '@tideline/api';
import { type Cash, dayOfInstant, startOfDay } from '@tideline/domain';

/** Time between two balances of a curve. */
export const SLOT_MS = 15 * 60_000;
/** Two days: a curve goes on past the midnight at which no new day was opened. */
const MAX_SLOTS = 192;

/** Where the curve of an account begins: midnight of its entity's business day. */
export type CurveStart = (account: Cash) => number | null;

/** Midnight by entity, for the curves. */
export function curveStarts(entities: readonly Entity[]): CurveStart {
	const starts = new Map(
		entities.flatMap(({ entityId, openedAt, timeZone }) =>
			openedAt ? [[entityId, midnightBefore(Date.parse(openedAt), timeZone)] as const] : [],
		),
	);
	return ({ entityId }) => starts.get(entityId) ?? null;
}

const midnightBefore = (instant: number, timeZone: string) => startOfDay(dayOfInstant(instant, timeZone), timeZone);

/** Balances of several accounts at the ends of the quarters since the first of their days began; each holds its last balance. */
export function summedCurve(accounts: readonly Cash[], start: CurveStart, now: number): { curve: number[]; from: number } {
	const placed = accounts.flatMap((account) => {
		const begin = start(account);
		return begin === null || account.curve.length === 0 ? [] : [{ begin, curve: account.curve }];
	});
	if (placed.length === 0) return { curve: [], from: now };
	const from = Math.max(...placed.map(({ begin }) => begin));
	const slots = Math.max(1, Math.min(MAX_SLOTS, Math.ceil((now - from) / SLOT_MS)));
	const curve = Array.from({ length: slots }, (_, slot) =>
		placed.reduce((total, { begin, curve: values }) => {
			const index = Math.min(values.length - 1, Math.floor((from - begin) / SLOT_MS) + slot);
			return total + (values[Math.max(0, index)] ?? 0);
		}, 0),
	);
	return { curve, from };
}
