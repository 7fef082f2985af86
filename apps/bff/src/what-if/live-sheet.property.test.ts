import {
	type BalanceSheet,
	calculateLcr,
	computeRatio,
	differences,
	formatMinor,
	type Lcr,
	sheetInput,
	sheetOfRecord,
	writeLcrFile,
} from '@tideline/domain';
import { groupInputs, MIXED, randomInputs } from '@tideline/engine/fixtures';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lcrItems } from '../book/lcr-items.ts';
import { bothRead, codecs, quiet } from '../book/two-readers.fixture.ts';
import { itemLookup } from './live-sheet.ts';

const TIMEOUT_MS = 300_000;
/** A stock that may not be moved, and a limit by the net outflow of a currency that netting lessens: a file has no amount below zero. */
function cannotBeAFile({ assets, flows, restricted }: BalanceSheet): boolean {
	return restricted !== undefined || (assets.some(({ row }) => row.limit !== undefined) && flows.some(({ amount }) => amount < 0));
}

/** Groups of which a member's surplus stays with it: one under three rulebooks, and one under each of two. */
const BANKS = [MIXED, { LDN: 'us', NYC: 'us', GROUP: 'us' }, { LDN: 'basel', NYC: 'basel', GROUP: 'basel' }] as const;

it('the balance sheet of a record has its ratio, and so has the file that is written of it', { timeout: TIMEOUT_MS }, async () => {
	await fc.assert(
		fc.asyncProperty(fc.integer(), fc.integer({ min: 1, max: 400 }), fc.constantFrom(...BANKS), async (seed, records, bank) => {
			const { projection, ratios } = bothRead([...groupInputs(bank), ...randomInputs(seed, records)]);
			for (const lcr of ratios) {
				const items = await lcrItems(lcr, { codecs, projection, events: quiet });
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
