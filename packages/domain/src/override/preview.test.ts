import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basel, flowSum, ratioInputFrom, stockSum } from '../../tests/_sums.ts';
import { day } from '../day.ts';
import { positionEffect } from '../lcr/position-effect.ts';
import { computeRatio } from '../lcr/ratio.ts';
import type { LcrSums } from '../lcr/ratio-input.ts';
import { SumBook } from '../lcr/sum-book.ts';
import { minor } from '../money.ts';
import type { Lcr } from '../schema/lcr.ts';
import type { SecuredSum } from '../schema/position.ts';
import { type ClassifiedHolding, preview, reclassified } from './preview.ts';

const equity: ClassifiedHolding = {
	...{ currency: 'USD', marketValue: minor(4_000), encumberedValue: minor(0), maturing: minor(0), secured: [] },
	...{ level: 'LEVEL_2B', subclass: 'equity', eligible: true },
};
const corporate = { level: 'LEVEL_2A', subclass: 'corporate', eligible: true } as const;
const outside = { level: 'INELIGIBLE', subclass: 'other', eligible: false } as const;
const repo: SecuredSum = {
	...{ side: 'OUTFLOW', counterparty: 'OTHER', currency: 'USD' },
	...{ cash: minor(1_000), unwindCash: minor(1_000), unwindCollateral: minor(1_500), intragroup: false },
};

/** A bank of 100 in reserves and 100 of outflows that holds what is given. */
function bank(...holdings: readonly ClassifiedHolding[]): LcrSums & Pick<Lcr, 'calculationDate'> {
	const book = new SumBook([stockSum('1.reserves', 10_000), flowSum('OUTFLOW', 'other.contractual', 10_000)], []);
	for (const holding of holdings) book.add(positionEffect(holding, holding, basel));
	return { sums: book.sums(), unwind: book.unwind(), fxRates: {}, currency: 'USD', rulebook: 'basel', calculationDate: day(20_777) };
}

describe('the preview of a reclassification', () => {
	test('nothing changed is nothing moved', () => {
		const { before, after, sums } = preview(bank(equity), [equity], [equity]);
		expect(after).toEqual(before);
		expect(sums).toEqual([]);
	});

	test('frees what the cap cut: +16.35 where 0.35 of the value is 14', () => {
		const { before, after } = preview(bank(equity), [equity], [reclassified(equity, corporate)]);
		expect([before.hqla, after.hqla]).toEqual([11_765, 13_400]);
		expect(before.lcr).toBeCloseTo(1.176471, 6);
		expect(after.lcr).toBe(1.34);
	});

	test('moves the outflow of a repo on the security and its unwind', () => {
		const pledged = { ...equity, encumberedValue: minor(1_500), secured: [repo] };
		const { before, after, sums } = preview(bank(pledged), [pledged], [reclassified(pledged, corporate)]);
		expect([before.grossOutflows, after.grossOutflows]).toEqual([10_500, 10_150]);
		expect([before.adjustedLevel2b, after.adjustedLevel2a]).toEqual([2_000, 3_400]);
		expect(sums.map(({ before: was, after: now }) => [now.line, was.amount, now.amount, now.excluded])).toEqual([
			['2B.equity', 4_000, 0, 0],
			['secured.level2b', 1_000, 0, 0],
			['2A.corporate', 0, 4_000, 1_500],
			['secured.level2a', 0, 1_000, 0],
		]);
	});

	test('lets an inflow appear when what matures leaves the stock', () => {
		const maturing = { ...equity, ...corporate, maturing: minor(4_000) };
		const { before, after } = preview(bank(maturing), [maturing], [reclassified(maturing, outside)]);
		expect([before.grossInflows, after.grossInflows]).toEqual([0, 4_000]);
		expect(after.hqla).toBe(10_000);
	});

	test('takes encumbrance as all or nothing', () => {
		const free = { ...equity, ...corporate };
		expect(preview(bank(free), [free], [reclassified(free, corporate, true)]).after.hqla).toBe(10_000);
		const pledged = { ...free, encumberedValue: minor(4_000) };
		expect(preview(bank(pledged), [pledged], [reclassified(pledged, corporate, false)]).after.hqla).toBe(13_400);
	});

	test('moves a flow to another line', () => {
		const flow = { side: 'OUTFLOW', line: 'other.contractual', currency: 'USD', amount: minor(4_000) } as const;
		const moved = { before: [flow], after: [{ ...flow, line: 'retail.stable' }] };
		const { before, after, sums } = preview(bank(), [], [], moved);
		expect([before.grossOutflows, after.grossOutflows]).toEqual([10_000, 6_200]);
		expect(sums.map(({ before: was, after: now }) => [now.line, was.amount, now.amount])).toEqual([
			['other.contractual', 10_000, 6_000],
			['retail.stable', 0, 4_000],
		]);
	});

	test('equals the ratio of the bank that holds it so, for any holdings', () => {
		const amount = fc.integer({ min: -100_000, max: 1_000_000 }).map(minor);
		const positive = fc.nat(1_000_000).map(minor);
		const standing = fc.constantFrom(corporate, outside, { ...equity }, { ...corporate, eligible: false });
		const holding = fc.record({
			currency: fc.constant('USD'),
			marketValue: amount,
			encumberedValue: positive,
			maturing: positive,
			secured: fc.array(fc.record({ cash: positive, unwindCash: positive, unwindCollateral: positive }), { maxLength: 2 }),
		});
		fc.assert(
			fc.property(fc.array(fc.tuple(holding, standing, standing), { maxLength: 5 }), (rows) => {
				const before = rows.map(([held, was]) => reclassified({ ...held, secured: held.secured.map((sum) => ({ ...repo, ...sum })) }, was));
				const after = before.map((held, index) => reclassified(held, rows[index]?.[2] ?? outside));
				const expected = computeRatio(ratioInputFrom(bank(...after).sums, { unwind: bank(...after).unwind }));
				expect(preview(bank(...before), before, after).after).toEqual(expected);
			}),
		);
	});
});
