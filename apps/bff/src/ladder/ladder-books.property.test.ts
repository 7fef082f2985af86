import { computeRatio, GROUP, type JoinedPosition, ladder, lcrEntries, ratioInput } from '@tideline/domain';
import { createBook } from '@tideline/engine';
import { applyRecord, randomInputs, recordOf, referenceInputs } from '@tideline/engine/fixtures';
import type { Codecs, LogRecord } from '@tideline/event-log';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lcrItems } from '../book/lcr-items.ts';
import { readInput } from '../ingest/input.ts';
import { Projection } from '../project/projection.ts';
import { Tables } from '../project/tables.ts';
import { contractualBook } from './contractual-book.ts';

const TIMEOUT_MS = 120_000;
const ENTITIES = ['LDN', 'NYC', GROUP];
const ALL = { currency: null, level: null };
const asJson = {
	encode: (value: object) => Buffer.from(JSON.stringify(value)),
	decode: (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString()),
	bodyOf: () => null,
};
const codecs = { trade: asJson, overrideEvent: asJson } as unknown as Codecs;

/** A random day as the BFF knows it, with the ratios that the engine computes of it. */
function randomDay(seed: number): Projection {
	const projection = new Projection(new Tables('epoch'), () => 0);
	const book = createBook();
	const offsets = new Map<string, number>();
	for (const input of [...referenceInputs(), ...randomInputs(seed, 300)]) {
		const { topic, key, value, timestamp = 0 } = recordOf(input, codecs);
		const offset = offsets.get(topic) ?? 0;
		offsets.set(topic, offset + 1);
		const record: LogRecord = { topic, partition: 0, offset, key, value, timestamp, headers: {} };
		applyRecord(book, record, codecs);
		try {
			const read = readInput(record, codecs);
			if (read !== null) projection.apply(read);
		} catch {
			// Set aside by the fold as well.
		}
	}
	const { positions, cash } = book.drain();
	for (const key of positions) projection.putPosition(key, book.position(key) as JoinedPosition | null);
	for (const accountId of cash) {
		const value = book.cash(accountId);
		if (value !== null) projection.apply({ kind: 'cash', key: accountId, value });
	}
	const inputs = [...offsets].map(([topic, offset]) => ({ topic, partition: 0, offset }));
	for (const entityId of ENTITIES) {
		const folded = book.lcr(entityId);
		if (folded !== null) projection.apply({ kind: 'lcr', value: { ...folded, asOf: 0, inputs } });
	}
	return projection;
}

describe('the ladders of a random day', { timeout: TIMEOUT_MS }, () => {
	it('lead to the net cash outflows of the record, and start with its stock', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer(), async (seed) => {
				const projection = randomDay(seed);
				for (const entityId of ENTITIES) {
					const lcr = projection.tables.latest('lcr', entityId, entityId);
					if (lcr === undefined) continue;
					const ratio = ratioInput(lcr);
					const flows = lcrEntries(await lcrItems(lcr, { codecs, projection }), lcr.calculationDate, ratio.rulebook);
					const whole = ladder({ ratio, calculationDate: lcr.calculationDate, assumptions: 'lcr', flows, changes: [] }, ALL);
					expect(whole.bridge?.netCashOutflows).toBe(lcr.netCashOutflows);
					expect(whole.bridge?.steps.reduce<number>((sum, { amount }) => sum + amount, whole.bridge.netOutflows)).toBe(lcr.netCashOutflows);
					expect(whole.outflows.total).toBe(lcr.grossOutflows);
					expect(whole.capacity[0]).toBe(lcr.hqla);
					expect(computeRatio(ratio).lcr).toBe(lcr.lcr);
				}
			}),
			{ numRuns: 25 },
		);
	});

	it('have by contract the flows of trades, balances and accounts; of the group those of its entities', async () => {
		const kinds = new Set<string>();
		await fc.assert(
			fc.asyncProperty(fc.integer(), async (seed) => {
				const projection = randomDay(seed);
				const of = async (entityId: string) => {
					const lcr = projection.tables.latest('lcr', entityId, entityId);
					return lcr === undefined ? null : contractualBook(lcr, { codecs, projection });
				};
				const [ldn, nyc, group] = [await of('LDN'), await of('NYC'), await of(GROUP)];
				if (ldn === null || nyc === null || group === null) return;
				expect(group.flows).toHaveLength(ldn.flows.length + nyc.flows.length);
				expect(group.changes).toHaveLength(ldn.changes.length + nyc.changes.length);
				for (const { item } of group.flows) kinds.add(item.kind);
				expect(group.flows.every(({ rate, line }) => rate.num === rate.den && line === null)).toBe(true);
			}),
			{ numRuns: 25 },
		);
		expect([...kinds].sort()).toEqual(expect.arrayContaining(['BALANCE', 'CASH', 'TRADE']));
	});
});
