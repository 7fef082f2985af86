import {
	type BalanceSheet,
	calculateLcr,
	computeRatio,
	differences,
	formatMinor,
	GROUP,
	type JoinedPosition,
	type Lcr,
	sheetInput,
	sheetOfRecord,
	writeLcrFile,
} from '@tideline/domain';
import { createBook } from '@tideline/engine';
import { applyRecord, randomInputs, recordOf, referenceInputs } from '@tideline/engine/fixtures';
import type { Codecs, LogRecord } from '@tideline/event-log';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lcrItems } from '../book/lcr-items.ts';
import { readInput } from '../ingest/input.ts';
import { Projection } from '../project/projection.ts';
import { Tables } from '../project/tables.ts';
import { itemLookup } from './live-sheet.ts';

const TIMEOUT_MS = 120_000;
const ENTITIES = ['LDN', 'NYC', GROUP];
const asJson = {
	encode: (value: object) => Buffer.from(JSON.stringify(value)),
	decode: (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString()),
	bodyOf: () => null,
};
const codecs = { trade: asJson, overrideEvent: asJson } as unknown as Codecs;

/** The ratios of an engine that has folded everything, and what a BFF knows that has read everything. */
function folded(inputs: readonly Parameters<typeof recordOf>[0][]): { projection: Projection; ratios: Lcr[] } {
	const [book, projection] = [createBook(), new Projection(new Tables('epoch'), () => 0)];
	const offsets = new Map<string, number>();
	for (const input of inputs) {
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
	const ends = [...offsets].map(([topic, offset]) => ({ topic, partition: 0, offset }));
	const ratios = ENTITIES.flatMap((entityId) => {
		const lcr = book.lcr(entityId);
		return lcr === null ? [] : [{ ...lcr, asOf: 0, inputs: ends }];
	});
	for (const value of ratios) projection.apply({ kind: 'lcr', value });
	return { projection, ratios };
}

/** A limit by the net outflow of a currency that netting lessens: a file has no amount below zero. */
function cannotBeAFile({ assets, flows }: BalanceSheet): boolean {
	return assets.some(({ row }) => row.limit !== undefined) && flows.some(({ amount }) => amount < 0);
}

it('the balance sheet of a record has its ratio, and so has the file that is written of it', { timeout: TIMEOUT_MS }, async () => {
	await fc.assert(
		fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 400 }), async (seed, records) => {
			const { projection, ratios } = folded([...referenceInputs(), ...randomInputs(seed, records)]);
			for (const lcr of ratios) {
				const items = await lcrItems(lcr, { codecs, projection });
				// What cannot be told from the records any more is not given out.
				if (differences(items, lcr).length > 0) continue;
				const sheet = sheetOfRecord(lcr, items, itemLookup(projection));
				expect(computeRatio(sheetInput(sheet))).toMatchObject({
					...{ hqla: lcr.hqla, netCashOutflows: lcr.netCashOutflows, lcr: lcr.lcr },
					...{ adjustedLevel1: lcr.adjustedLevel1, adjustedLevel2a: lcr.adjustedLevel2a, adjustedLevel2b: lcr.adjustedLevel2b },
				});
				if (cannotBeAFile(sheet)) continue;
				const calculation = calculateLcr(JSON.parse(JSON.stringify(writeLcrFile(sheet))));
				if (calculation.kind === 'problems') throw new Error(JSON.stringify(calculation.problems));
				const { hqla, outflows, inflows, netCashOutflows, lcr: ratio } = calculation.result;
				const money = (amount: Lcr['hqla']) => formatMinor(amount, lcr.currency);
				expect([hqla.total, outflows.total, inflows.total, netCashOutflows]).toEqual(
					[lcr.hqla, lcr.grossOutflows, lcr.grossInflows, lcr.netCashOutflows].map(money),
				);
				expect(ratio).toBe(lcr.lcr === null ? null : Math.round(lcr.lcr * 1_000_000) / 1_000_000);
			}
		}),
		{ numRuns: 60 },
	);
});
