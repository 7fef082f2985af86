import { computeRatio, GROUP, ladder, lcrEntries, ratioInput } from '@tideline/domain';
import { groupInputs, MIXED, randomInputs, referenceInputs } from '@tideline/engine/fixtures';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lcrItems } from '../book/lcr-items.ts';
import { bothRead, codecs, quiet } from '../book/two-readers.fixture.ts';
import { contractualBook } from './contractual-book.ts';

const TIMEOUT_MS = 300_000;
const ALL = { currency: null, level: null };
const randomDay = (seed: number, reference = referenceInputs()) => bothRead([...reference, ...randomInputs(seed, 300)]);

describe('the ladders of a random day', { timeout: TIMEOUT_MS }, () => {
	it('lead to the net cash outflows of the record, and start with its stock', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer(), async (seed) => {
				const { projection, ratios } = randomDay(seed, groupInputs(MIXED));
				for (const lcr of ratios) {
					const ratio = ratioInput(lcr);
					const flows = lcrEntries(await lcrItems(lcr, { codecs, projection, events: quiet }), lcr.calculationDate, ratio.rulebook);
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
				const { projection } = randomDay(seed);
				const of = async (entityId: string) => {
					const lcr = projection.tables.latest('lcr', entityId, entityId);
					return lcr === undefined ? null : contractualBook(lcr, { codecs, projection, events: quiet });
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

	it('have by contract the classes of the group where its entities are under rulebooks of their own', async () => {
		let changed = 0;
		await fc.assert(
			fc.asyncProperty(fc.integer(), async (seed) => {
				const { projection, ratios } = randomDay(seed, groupInputs({ LDN: 'eu', NYC: 'basel', GROUP: 'us' }));
				for (const lcr of ratios) {
					const ratio = ratioInput(lcr);
					const { flows, changes } = await contractualBook(lcr, { codecs, projection, events: quiet });
					const inRate = ({ currency }: { readonly currency: string }) => currency === lcr.currency || ratio.fxRates.has(currency);
					const book = { ratio, calculationDate: lcr.calculationDate, assumptions: 'contractual' as const };
					const whole = ladder({ ...book, flows: flows.filter(inRate), changes: changes.filter(inRate) }, ALL);
					if (lcr.entityId === GROUP) changed += whole.capacity.filter((capacity) => capacity !== lcr.hqla).length;
				}
			}),
			{ numRuns: 25 },
		);
		expect(changed).toBeGreaterThan(0);
	});
});
