import { differences, type Lcr, type LcrItem, type RulebookId, rulebook } from '@tideline/domain';
import { groupInputs, MIXED, randomInputs, referenceInputs } from '@tideline/engine/fixtures';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '../explain/explain.ts';
import { lcrItems } from './lcr-items.ts';
import { bothRead, codecs, quiet, type TwoReaders } from './two-readers.fixture.ts';

const TIMEOUT_MS = 300_000;
/** New York under the rule of the United States, and a counterparty that is an entity of the group. */
function groupOfTwoRegimes(): ReturnType<typeof referenceInputs> {
	return referenceInputs().map((input) => {
		if (input.kind === 'entity' && input.record.entityId === 'NYC')
			return { ...input, record: { ...input.record, rulebook: 'us' as const } };
		if (input.kind !== 'counterparty' || input.record.counterpartyId !== 'C1') return input;
		return { ...input, record: { ...input.record, lei: 'X'.repeat(20) } };
	});
}

async function expectTied({ projection, ratios }: TwoReaders): Promise<void> {
	for (const lcr of ratios) {
		const items = await lcrItems(lcr, { codecs, projection, events: quiet });
		expect(differences(items, lcr)).toEqual([]);
		expect(items.every(({ flows, unwind }) => flows.length + unwind.length > 0)).toBe(true);
	}
}

const rulesOf = (id: RulebookId): string[] => rulebook(id).rules.map((rule) => rule.id);
const RULES = { basel: rulesOf('basel'), us: rulesOf('us'), eu: rulesOf('eu') };

/** Opens every line and everything behind it. */
function expectLevelsTied({ projection }: TwoReaders, lcr: Lcr, items: readonly LcrItem[]): void {
	const deps = { codecs, projection, events: quiet };
	const asked = { limit: 3 };
	const { ratio, lines } = explain({ lcr, items }, asked, deps);
	expect(ratio.ties).toBe(true);
	for (const { id: line } of lines) {
		const opened = explain({ lcr, items }, { ...asked, line, limit: 1_000 }, deps).line;
		expect(opened).toMatchObject({ ties: true, leftOut: null });
		for (const { id: holder, kind } of opened?.rows ?? []) {
			const found = explain({ lcr, items }, { ...asked, line, holder }, deps).holder;
			expect({ line, kind, ties: found?.ties }).toEqual({ line, kind, ties: true });
			expect(found?.rows.filter(({ name }) => name.startsWith('Not told'))).toEqual([]);
			const entry = found?.rows[0]?.id ?? '';
			const decided = explain({ lcr, items }, { ...asked, line, holder, entry }, deps).entry?.rule;
			if (decided != null && kind === 'POSITION') expect(RULES[lcr.rulebook]).toContain(decided.ruleId);
		}
	}
}

/** A group under one rulebook, or one of three regimes whose entities deal with one another. */
const bankOf = (mixed: boolean) => (mixed ? groupInputs(MIXED) : referenceInputs());

describe('what is behind a ratio', { timeout: TIMEOUT_MS }, () => {
	it('opens from the ratio to the trades, and every level adds up to the figure above', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer(), fc.boolean(), async (seed, mixed) => {
				const readers = bothRead([...bankOf(mixed), ...randomInputs(seed, 400)]);
				for (const lcr of readers.ratios)
					expectLevelsTied(readers, lcr, await lcrItems(lcr, { codecs, projection: readers.projection, events: quiet }));
			}),
			{ numRuns: 30 },
		);
	});
	it('is seen as the group sees it: under its rulebook, without what its entities owe one another', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer(), async (seed) => {
				await expectTied(bothRead([...groupOfTwoRegimes(), ...randomInputs(seed, 300)]));
			}),
			{ numRuns: 30 },
		);
	});
	it('adds up to its sums, to the minor unit, however far ahead of the engine the log was read', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer(),
				fc.boolean(),
				fc.integer({ min: 1, max: 40 }),
				fc.integer({ min: 0, max: 15 }),
				async (seed, mixed, every, ahead) => {
					const readers = bothRead(bankOf(mixed));
					for (const [i, input] of randomInputs(seed, 400).entries()) {
						readers.write(input);
						if (i % every !== 0) continue;
						readers.show();
						readers.publish(Math.max(0, readers.length - ahead), { ratios: i % (2 * every) === 0 });
						if (!readers.decidesDifferently && !readers.awaitsRatios) await expectTied(readers);
					}
				},
			),
			{ numRuns: 60, examples: [[12, false, 1, 3]] },
		);
	});
});
