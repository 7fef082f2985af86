import { differences, GROUP, type JoinedPosition, type Lcr, type LcrItem } from '@tideline/domain';
import { createBook } from '@tideline/engine';
import { applyRecord, groupInputs, MIXED, randomInputs, recordOf, referenceInputs } from '@tideline/engine/fixtures';
import type { Codecs, LogRecord } from '@tideline/event-log';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '../explain/explain.ts';
import { readInput } from '../ingest/input.ts';
import { Projection } from '../project/projection.ts';
import { Tables } from '../project/tables.ts';
import { lcrItems } from './lcr-items.ts';

const TIMEOUT_MS = 120_000;
const ENTITIES = ['LDN', 'NYC', GROUP];
const asJson = {
	encode: (value: object) => Buffer.from(JSON.stringify(value)),
	decode: (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString()),
	bodyOf: () => null,
};
const codecs = { trade: asJson, overrideEvent: asJson } as unknown as Codecs;

/** An engine and a BFF on one log: the BFF may be ahead of the engine in what both read, and in the engine's positions and cash. */
class TwoReaders {
	readonly projection = new Projection(new Tables('epoch'), () => 0);
	readonly #book = createBook();
	readonly #offsets = new Map<string, number>();
	readonly #records: LogRecord[] = [];
	#folded = 0;
	#shown = 0;
	/** Records behind the latest ratios. */
	#behindRatios = 0;
	/**
	 * A position is gone whose ratios have not come: a tombstone says no sequence, so it counts with the newest position before it. Whoever
	 * asks in between is given the next ratio instead.
	 */
	awaitsRatios = false;

	write(input: Parameters<typeof recordOf>[0]): void {
		const { topic, key, value, timestamp = 0 } = recordOf(input, codecs);
		const offset = this.#offsets.get(topic) ?? 0;
		this.#offsets.set(topic, offset + 1);
		this.#records.push({ topic, partition: 0, offset, key, value, timestamp, headers: {} });
	}

	/** The BFF reads everything that is written. */
	show(): void {
		for (; this.#shown < this.#records.length; this.#shown++) {
			const record = this.#records[this.#shown] as LogRecord;
			try {
				const input = readInput(record, codecs);
				if (input !== null) this.projection.apply(input);
			} catch {
				// Set aside by the fold as well.
			}
		}
	}

	/** The engine folds up to a record and publishes: all of it, or without the ratios, which come last. */
	publish(until: number, { ratios }: { ratios: boolean }): void {
		for (; this.#folded < until; this.#folded++) applyRecord(this.#book, this.#records[this.#folded] as LogRecord, codecs);
		const { positions, removedPositions, cash } = this.#book.drain();
		for (const key of [...positions, ...removedPositions]) {
			this.projection.putPosition(key, this.#book.position(key) as JoinedPosition | null);
		}
		for (const accountId of cash) {
			const value = this.#book.cash(accountId);
			if (value !== null) this.projection.apply({ kind: 'cash', key: accountId, value });
		}
		this.awaitsRatios = !ratios && (this.awaitsRatios || removedPositions.length > 0);
		if (!ratios) return;
		this.#behindRatios = this.#folded;
		const inputs = this.#inputs();
		for (const entityId of ENTITIES) {
			const folded = this.#book.lcr(entityId);
			if (folded !== null) this.projection.apply({ kind: 'lcr', value: { ...folded, asOf: 0, inputs } });
		}
	}

	/** Whether the BFF knows reference data or an override that is not behind the latest ratios yet. */
	get decidesDifferently(): boolean {
		return this.#records
			.slice(this.#behindRatios, this.#shown)
			.some(({ topic }) => topic === 'overrides' || topic.startsWith('reference.'));
	}

	get length(): number {
		return this.#records.length;
	}

	#inputs(): Lcr['inputs'] {
		const ends = new Map<string, number>();
		for (const { topic, offset } of this.#records.slice(0, this.#folded)) ends.set(topic, offset + 1);
		return [...ends].map(([topic, offset]) => ({ topic, partition: 0, offset }));
	}
}

/** New York under the rule of the United States, and a counterparty that is an entity of the group. */
function groupOfTwoRegimes(): ReturnType<typeof referenceInputs> {
	return referenceInputs().map((input) => {
		if (input.kind === 'entity' && input.record.entityId === 'NYC')
			return { ...input, record: { ...input.record, rulebook: 'us' as const } };
		if (input.kind !== 'counterparty' || input.record.counterpartyId !== 'C1') return input;
		return { ...input, record: { ...input.record, lei: 'X'.repeat(20) } };
	});
}

async function expectTied({ projection }: TwoReaders): Promise<void> {
	for (const entityId of ENTITIES) {
		const lcr = projection.tables.latest('lcr', entityId, entityId);
		if (lcr === undefined) continue;
		const items = await lcrItems(lcr, { codecs, projection });
		expect(differences(items, lcr)).toEqual([]);
		expect(items.every(({ flows, unwind }) => flows.length + unwind.length > 0)).toBe(true);
	}
}

/** Opens every line and everything behind it. */
function expectLevelsTied({ projection }: TwoReaders, lcr: Lcr, items: readonly LcrItem[]): void {
	const deps = { codecs, projection };
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
		}
	}
}

/** A group under one rulebook, or one of three regimes whose entities deal with one another. */
const bankOf = (mixed: boolean) => (mixed ? groupInputs(MIXED) : referenceInputs());

describe('what is behind a ratio', { timeout: TIMEOUT_MS }, () => {
	it('opens from the ratio to the trades, and every level adds up to the figure above', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer(), fc.boolean(), async (seed, mixed) => {
				const readers = new TwoReaders();
				for (const input of [...bankOf(mixed), ...randomInputs(seed, 400)]) readers.write(input);
				readers.show();
				readers.publish(readers.length, { ratios: true });
				for (const entityId of ENTITIES) {
					const lcr = readers.projection.tables.latest('lcr', entityId, entityId);
					if (lcr !== undefined) expectLevelsTied(readers, lcr, await lcrItems(lcr, { codecs, projection: readers.projection }));
				}
			}),
			{ numRuns: 30 },
		);
	});
	it('is seen as the group sees it: under its rulebook, without what its entities owe one another', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer(), async (seed) => {
				const readers = new TwoReaders();
				for (const input of [...groupOfTwoRegimes(), ...randomInputs(seed, 300)]) readers.write(input);
				readers.show();
				readers.publish(readers.length, { ratios: true });
				await expectTied(readers);
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
					const readers = new TwoReaders();
					for (const input of bankOf(mixed)) readers.write(input);
					readers.show();
					readers.publish(readers.length, { ratios: true });
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
