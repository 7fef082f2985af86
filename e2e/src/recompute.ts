import type { Cash, JoinedPosition, Lcr, Position } from '@tideline/domain';
import { type Book, foldLog } from '@tideline/engine';
import { DESK_TOPICS, NORMALISER_GROUP, openCodecs, openSqliteLog, recordsLeft } from '@tideline/event-log';

/** Reads the stack's log beside the apps, without writing to it. */
export async function withLog<T>(path: string, work: (log: ReturnType<typeof openSqliteLog>) => Promise<T>): Promise<T> {
	const log = openSqliteLog({ path, readOnly: true });
	try {
		return await work(log);
	} finally {
		await log.close();
	}
}

/** Everything anew from the log alone, up to the inputs of an `lcr` record where they are given. */
export function recompute(path: string, until?: Lcr['inputs']): Promise<Book> {
	return withLog(path, async (log) => foldLog(log, await openCodecs(log.registry), until ? { until } : {}));
}

/** How many desk messages are neither a trade nor a dead letter yet. */
export function notNormalised(path: string): Promise<number> {
	return withLog(path, async (log) => {
		const committed = await log.committed(NORMALISER_GROUP);
		return recordsLeft(await log.ends(DESK_TOPICS), committed);
	});
}

/** All that a ratio says but when it was computed; the limit state is left out, since it remembers the ratios before. */
export function figuresOfLcr(lcr: Omit<Lcr, 'asOf' | 'inputs'> | null) {
	if (lcr === null) return null;
	const { entityId, currency, calculationDate, sums, unwind, fxRates, booked, overridesInForce, hqla, netCashOutflows } = lcr;
	const { level1, level2a, level2b, adjustedLevel1, adjustedLevel2a, adjustedLevel2b } = lcr;
	const { level2bCapAdjustment, level2CapAdjustment, coveredBondCapAdjustment, grossOutflows, grossInflows, cappedInflows } = lcr;
	const byLine = (a: (typeof sums)[number], b: (typeof sums)[number]) => nameOf(a).localeCompare(nameOf(b));
	const nameOf = ({ side, line, currency: of }: (typeof sums)[number]) => `${side} ${line} ${of}`;
	return {
		...{ entityId, currency, calculationDate, fxRates, booked, overridesInForce, hqla, netCashOutflows, lcr: lcr.lcr },
		...{ level1, level2a, level2b, adjustedLevel1, adjustedLevel2a, adjustedLevel2b },
		...{ level2bCapAdjustment, level2CapAdjustment, coveredBondCapAdjustment, grossOutflows, grossInflows, cappedInflows },
		sums: [...sums].sort(byLine),
		unwind: [...unwind].sort((a, b) => `${a.level} ${a.subclass} ${a.currency}`.localeCompare(`${b.level} ${b.subclass} ${b.currency}`)),
	};
}

/** All of an account but when it was published. */
export function figuresOfCash({ sequence: _sequence, updatedAt: _updatedAt, ...figures }: Cash) {
	return figures;
}

/** All of a position but when it was published, and what the accounts' feed adds to it on the way to the page. */
export function figuresOfPosition(position: Position | JoinedPosition) {
	const { sequence: _sequence, updatedAt: _updatedAt, ...figures } = position;
	const { accountName: _name, accountKind: _kind, ...own } = { accountName: null, accountKind: null, ...figures };
	return own;
}
