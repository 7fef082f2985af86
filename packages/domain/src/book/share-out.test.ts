import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactRatio, type RatioInput } from '../lcr/ratio.ts';
import { minor } from '../money.ts';
import { rulebook } from '../rulebook/rulebooks.ts';
import type { LineSum } from '../schema/lcr.ts';
import { explainLines } from './explain-lines.ts';
import { shareOut } from './share-out.ts';

const basel = rulebook('basel');
const LINES = [
	...(['1.reserves', '2A.corporate', '2B.equity', '2B.corporate'] as const).map((line) => ['STOCK', line] as const),
	...(['wholesale.financial', 'retail.stable', 'facility.bank'] as const).map((line) => ['OUTFLOW', line] as const),
	...(['wholesale.financial', 'wholesale.non-financial'] as const).map((line) => ['INFLOW', line] as const),
];
const part = fc.record({
	which: fc.integer({ min: 0, max: LINES.length - 1 }),
	currency: fc.constantFrom('USD', 'EUR', 'JPY'),
	amount: fc.integer({ min: 0, max: 1e12 }),
	encumbered: fc.integer({ min: 0, max: 100 }),
});
const total = (rows: readonly { weighted: number }[]) => rows.reduce((sum, row) => sum + row.weighted, 0);

function inputOf(parts: readonly { which: number; currency: string; amount: number; excluded: number }[]): RatioInput {
	const sums = parts.map(({ which, currency, amount, excluded }): LineSum => {
		const [side, line] = LINES[which] as (typeof LINES)[number];
		return { side, line, currency, amount: minor(amount), excluded: minor(excluded), items: 1 };
	});
	const fxRates = new Map([
		['EUR', { num: 10_937, den: 10_000 }],
		['JPY', { num: 1, den: 151 }],
	]);
	return { sums, unwind: [], fxRates, currency: 'USD', rulebook: basel };
}

describe('a figure that is opened', () => {
	it('equals the sum of what is below it, from the ratio to the parts of every line', () => {
		fc.assert(
			fc.property(fc.array(part, { maxLength: 30 }), (drawn) => {
				const parts = drawn.map((one) => {
					const stock = LINES[one.which]?.[0] === 'STOCK';
					return { ...one, excluded: stock ? Math.floor((one.amount * one.encumbered) / 100) : 0 };
				});
				const input = inputOf(parts);
				const exact = exactRatio(input);
				const lines = explainLines(input, exact);
				expect(total(lines.stock) - lines.cutBeyondHeld).toBe(lines.hqla);
				expect(total(lines.outflows)).toBe(lines.grossOutflows);
				expect(total(lines.inflows)).toBe(lines.grossInflows);
				expect(lines.grossOutflows - lines.deductedInflows + lines.steps.reduce((sum, { amount }) => sum + amount, 0)).toBe(
					lines.netCashOutflows,
				);
				for (const line of [...lines.stock, ...lines.outflows, ...lines.inflows]) {
					const behind = parts.filter(({ which }) => LINES[which]?.[0] === line.side && LINES[which]?.[1] === line.line);
					const shares = shareOut(
						line,
						behind.map((one) => [one]),
						exact.unit,
					);
					expect(total(shares)).toBe(line.weighted);
					expect(shares.reduce((sum, { amount }) => sum + amount, 0)).toBe(line.amount);
				}
			}),
		);
	});
	it('shares what counts in proportion, and nothing where nothing counts', () => {
		const input = inputOf([{ which: 0, currency: 'USD', amount: 30, excluded: 0 }]);
		const { unit } = exactRatio(input);
		const shared = { side: 'STOCK', rate: { num: 1, den: 1 }, amount: minor(31), weighted: minor(11) } as const;
		const usd = (amount: number, excluded = 0) => [{ currency: 'USD', amount, excluded }];
		expect(shareOut(shared, [usd(20), usd(10), usd(1, 1)], unit).map(({ weighted }) => weighted)).toEqual([7, 4, 0]);
		expect(shareOut({ ...shared, weighted: minor(0) }, [usd(20, 20), usd(11, 11)], unit).map(({ weighted }) => weighted)).toEqual([0, 0]);
	});
	it('is refused when the parts are not its own', () => {
		const { unit } = exactRatio(inputOf([]));
		const shared = { side: 'OUTFLOW', rate: { num: 1, den: 1 }, amount: minor(1_000_000), weighted: minor(1_000_000) } as const;
		expect(() => shareOut(shared, [[{ currency: 'USD', amount: 1, excluded: 0 }]], unit)).toThrow(RangeError);
	});
});
