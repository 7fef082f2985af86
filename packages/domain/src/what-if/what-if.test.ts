import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asset, balanceSheet, type Draft, flow, repo } from '../calculator/balance-sheet.fixture.ts';
import type { BalanceSheet } from '../calculator/balance-sheet.ts';
import { anyFile, fileOf } from '../calculator/books.fixture.ts';
import { calculateLcr, readLcrFile } from '../calculator/calculate-lcr.ts';
import { writeLcrFile } from '../calculator/write-file.ts';
import { choicesOf } from './choices.ts';
import { type Shock, shocksSchema } from './shock.ts';
import { type WhatIf, type WhatIfResult, whatIf } from './what-if.ts';

function sheetOf(document: unknown): BalanceSheet {
	const reading = readLcrFile(document);
	if (reading.kind === 'problems') throw new Error(reading.problems.map(({ path, text }) => `${path}: ${text}`).join('\n'));
	return reading.sheet;
}

function run(document: unknown, shocks: readonly unknown[]): WhatIfResult {
	const steps = whatIf(sheetOf(document), shocksSchema.parse(shocks));
	let turn = steps.next();
	while (!turn.done) turn = steps.next();
	return turn.value;
}

function resultOf(document: unknown, ...shocks: unknown[]): WhatIf {
	const result = run(document, shocks);
	if (result.kind === 'result') return result.whatIf;
	throw new Error(result.problems.map(({ path, text }) => `${path}: ${text}`).join('\n'));
}

function problemOf(document: unknown, shock: unknown): string {
	const result = run(document, [shock]);
	return result.kind === 'problems' ? result.problems.map(({ path, text }) => `${path}: ${text}`).join('\n') : 'none';
}

const corporate = (level: string, marketValue: string, rest: Draft = {}): Draft =>
	asset({ level, subclass: 'corporate', marketValue, ...rest });

describe('each shock', () => {
	test('run-off by points, of one line', () => {
		const book = balanceSheet({ outflows: [flow('wholesale.non-financial', '100'), flow('own-debt', '10')] });
		const { after, lines } = resultOf(book, { kind: 'run-off', on: 'wholesale.non-financial', by: 'points', value: '5' });
		expect(after.ratio.netCashOutflows).toBe(5_500);
		expect(lines.find(({ line }) => line.id === 'wholesale.non-financial')).toMatchObject({
			before: { amount: 10_000, weighted: 4_000 },
			after: { amount: 10_000, weighted: 4_500 },
		});
	});

	test('run-off by a factor, of a group, stops at the whole', () => {
		const book = balanceSheet({ outflows: [flow('retail.stable', '100'), flow('retail.less-stable', '100'), flow('own-debt', '10')] });
		expect(resultOf(book, { kind: 'run-off', on: 'RETAIL', by: 'factor', value: '1.5' }).after.ratio.grossOutflows).toBe(3_250);
		expect(resultOf(book, { kind: 'run-off', on: 'RETAIL', by: 'factor', value: '30' }).after.ratio.grossOutflows).toBe(21_000);
		const heavy = balanceSheet({ outflows: [flow('own-debt', '10', { rate: '1.15' })] });
		expect(resultOf(heavy, { kind: 'run-off', on: 'own-debt', by: 'points', value: '5' }).after.ratio.grossOutflows).toBe(1_150);
	});

	test('run-off holds for secured deals, and for a trade that comes later', () => {
		const book = balanceSheet({ outflows: [], secured: [repo()] });
		const points = { kind: 'run-off', on: 'secured.level2a', by: 'points', value: '10' };
		expect(resultOf(book, points).after.ratio.grossOutflows).toBe(1_250);
		const later = { kind: 'trade', trade: 'borrow', line: 'wholesale.non-financial', amount: '100', currency: 'USD', days: 7 };
		const more = { kind: 'run-off', on: 'wholesale.non-financial', by: 'points', value: '5' };
		expect(resultOf(book, more, later).after.ratio.grossOutflows).toBe(750 + 4_500);
	});

	test('ratings down: what falls out of a class goes where the rulebook puts it', () => {
		const book = balanceSheet({ stock: [asset(), corporate('2A', '40'), asset({ level: '2B', subclass: 'equity', marketValue: '10' })] });
		const one = resultOf(book, { kind: 'ratings', on: '2A.corporate', notches: 1 });
		expect(one.steps[0]).toMatchObject({ touched: 1, reclassified: [{ from: '2A.corporate', to: '2B.corporate', items: 1 }] });
		expect([one.after.ratio.level2a, one.after.ratio.level2b]).toEqual([0, 2_500]);
		const all = resultOf(book, { kind: 'ratings', on: 'all', notches: 7 });
		expect(all.steps[0]?.reclassified).toEqual([{ from: '2A.corporate', to: 'none', items: 1 }]);
		expect([all.after.ratio.level1, all.after.ratio.level2b]).toEqual([10_000, 500]);
	});

	test('ratings down, of a level and of one security; of what is not there it cannot be meant', () => {
		const book = balanceSheet({ stock: [corporate('2A', '40', { id: 'K' }), corporate('2A', '20', { id: 'L' })] });
		expect(resultOf(book, { kind: 'ratings', on: '2A', notches: 1 }).steps[0]?.touched).toBe(2);
		const one = resultOf(book, { kind: 'ratings', on: 'id:K', notches: 1 });
		expect([one.after.ratio.level2a, one.after.ratio.level2b]).toEqual([1_700, 2_000]);
		for (const kind of ['ratings', 'prices'])
			for (const on of ['id:M', 'issuer:NOBODY', 'toString'])
				expect(problemOf(book, kind === 'ratings' ? { kind, on, notches: 1 } : { kind, on, percent: '-10' })).toMatch(/^shocks\[0\]\.on: /);
	});

	test('ratings down: collateral takes its deal with it', () => {
		const { after } = resultOf(balanceSheet({ outflows: [], secured: [repo()] }), { kind: 'ratings', on: 'all', notches: 1 });
		// 50 at the 50 % of level 2B instead of the 15 % of level 2A.
		expect(after.ratio.grossOutflows).toBe(2_500);
	});

	test('prices move the stock, its encumbered part and collateral, and no money', () => {
		const book = balanceSheet({ stock: [asset(), corporate('2A', '40', { encumbered: '20' })], secured: [repo()] });
		const { after } = resultOf(book, { kind: 'prices', on: 'all', percent: '-20' });
		expect([after.ratio.level1, after.ratio.level2a]).toEqual([10_000, 1_360]);
		expect(after.ratio.adjustedLevel2a).toBe(1_360 + 4_080);
		expect(resultOf(book, { kind: 'prices', on: '2B', percent: '-20' }).steps[0]).toMatchObject({ touched: 0, points: 0 });
		expect(resultOf(book, { kind: 'prices', on: 'id:s', percent: '-100' }).after.ratio.level2a).toBe(0);
	});

	test('a currency moves against the reporting currency', () => {
		const book = balanceSheet({ outflows: [flow('own-debt', '100', { currency: 'EUR' })] });
		expect(resultOf(book, { kind: 'fx', currency: 'EUR', percent: '-5' }).after.ratio.netCashOutflows).toBe(10_308);
	});

	test('a facility drawn takes reserves, and is no longer undrawn', () => {
		const book = balanceSheet({ outflows: [flow('own-debt', '50'), flow('facility.non-financial-credit', '80')] });
		const { after } = resultOf(book, { kind: 'facility', on: 'facility.non-financial-credit', amount: '30', currency: 'USD' });
		expect([after.ratio.hqla, after.ratio.grossOutflows]).toEqual([7_000, 5_500]);
	});

	test('cash beyond the reserves has to be found', () => {
		const book = balanceSheet({ outflows: [flow('facility.non-financial-credit', '150')] });
		const { after } = resultOf(book, { kind: 'facility', on: 'facility.non-financial-credit', amount: '120', currency: 'USD' });
		expect([after.ratio.hqla, after.ratio.grossOutflows]).toEqual([0, 2_000 + 300]);
	});

	test('a counterparty gone: its inflows do not come, what is owed to it goes out', () => {
		const book = balanceSheet({
			inflows: [flow('wholesale.financial', '20', { id: 'nord' }), flow('wholesale.financial', '10', { id: 'x' })],
		});
		expect(resultOf(book, { kind: 'counterparty', party: 'nord' }).after.ratio.grossInflows).toBe(1_000);
	});

	test.each<[string, object, number, number]>([
		['buy', { level: '2A', subclass: 'corporate', marketValue: '20' }, 8_000 + 1_700, 5_000],
		['sell', { level: '2B', subclass: 'equity', marketValue: '10' }, 11_000, 5_000],
		['repo', { level: '2B', subclass: 'equity', marketValue: '10', cash: '8', days: 30, counterparty: 'BANK' }, 10_800, 5_400],
		['repo', { level: '2B', subclass: 'equity', marketValue: '10', cash: '8', days: 31, counterparty: 'BANK' }, 10_800, 5_000],
		['reverse-repo', { level: '1', subclass: 'sovereign', marketValue: '20', cash: '20', days: 7 }, 10_000 + 500, 5_000],
		['borrow', { line: 'wholesale.non-financial', amount: '10', days: 5 }, 11_500, 5_400],
		['lend', { line: 'wholesale.financial', amount: '10', days: 5 }, 9_500, 4_000],
	])('a new trade: %s', (trade, terms, hqla, net) => {
		const book = balanceSheet({ stock: [asset(), asset({ level: '2B', subclass: 'equity', marketValue: '10' })] });
		const { after } = resultOf(book, { kind: 'trade', trade, currency: 'USD', ...terms });
		// Shares are 5 after haircut; a sale or a repo takes them out of the stock.
		const shares = trade === 'buy' ? 500 : 0;
		expect([after.ratio.hqla, after.ratio.netCashOutflows]).toEqual([hqla + shares, net]);
	});
});

test.each<[object, string]>([
	[
		{ kind: 'run-off', on: 'retail.stabel', by: 'points', value: '5' },
		'shocks[0].on: unknown outflow line or group "retail.stabel", did you mean "retail.stable"?',
	],
	[{ kind: 'ratings', on: '9X.corporate', notches: 1 }, 'shocks[0].on: basel has no class "9X.corporate"'],
	[{ kind: 'prices', on: '9X', percent: '-20' }, 'shocks[0].on: basel has no class "9X"'],
	[{ kind: 'fx', currency: 'USD', percent: '5' }, 'shocks[0].currency: USD is the reporting currency, its rate is 1'],
	[{ kind: 'fx', currency: 'GBP', percent: '5' }, 'shocks[0].currency: the balance sheet has no rate from GBP to USD'],
	[
		{ kind: 'facility', on: 'facility.bank', amount: '1', currency: 'USD' },
		'shocks[0].on: there is no undrawn facility "facility.bank" in USD',
	],
	[{ kind: 'counterparty', party: 'nobody' }, 'shocks[0].party: nothing of the balance sheet is with "nobody"'],
	[
		{ kind: 'trade', trade: 'sell', level: '2A', subclass: 'corporate', marketValue: '1', currency: 'USD' },
		'shocks[0].marketValue: only 0.00 USD of 2A.corporate are free',
	],
	[
		{ kind: 'trade', trade: 'buy', level: '2A', subclass: 'equity', marketValue: '1', currency: 'USD' },
		'shocks[0].subclass: basel has no "equity" on level 2A, it is level 2B there',
	],
	[
		{ kind: 'trade', trade: 'lend', line: 'other.contractual', amount: '1', currency: 'USD', days: 1 },
		'shocks[0].line: "other.contractual" has no rate of its own in basel',
	],
	[
		{ kind: 'trade', trade: 'buy', level: '1', subclass: 'sovereign', marketValue: '1.001', currency: 'USD' },
		'shocks[0]: "1.001" is not a usable number: expected at most 2 decimals',
	],
])('a shock that cannot happen says why: %j', (shock, text) => {
	expect(problemOf(balanceSheet(), shock)).toBe(text);
});

const anyShock: fc.Arbitrary<Shock> = fc.oneof(
	fc.record({
		kind: fc.constant('run-off' as const),
		on: fc.constantFrom('RETAIL', 'FINANCIAL', 'own-debt', 'wholesale.non-financial'),
		by: fc.constantFrom('points' as const, 'factor' as const),
		value: fc.nat(300).map((hundredths) => (hundredths / 100).toFixed(2)),
	}),
	fc.record({ kind: fc.constant('ratings' as const), on: fc.constantFrom('all'), notches: fc.integer({ min: 1, max: 8 }) }),
	fc.record({
		kind: fc.constant('prices' as const),
		on: fc.constantFrom('all', '2A', '2B', '1'),
		percent: fc.integer({ min: -100, max: 50 }).map(String),
	}),
	fc.record({ kind: fc.constant('fx' as const), currency: fc.constant('EUR'), percent: fc.integer({ min: -50, max: 50 }).map(String) }),
	fc.record({ kind: fc.constant('counterparty' as const), party: fc.constant('f') }),
);

describe('of any book', () => {
	test('without a shock the ratio is that of the calculator, before and after, and nothing has changed', () => {
		fc.assert(
			fc.property(anyFile, (file) => {
				const { before, after, points, steps, lines } = resultOf(file);
				const calculation = calculateLcr(file);
				if (calculation.kind !== 'result') throw new Error('no result');
				expect(after).toEqual(before);
				expect([points ?? 0, steps]).toEqual([0, []]);
				expect((before.ratio.hqla / 100).toFixed(2)).toBe(calculation.result.hqla.total);
				expect((before.ratio.netCashOutflows / 100).toFixed(2)).toBe(calculation.result.netCashOutflows);
				for (const line of lines) expect(line.after).toEqual(line.before);
			}),
		);
	});

	test('the effects of the shocks add up to the whole change, in order', () => {
		fc.assert(
			fc.property(fileOf('basel'), fc.array(anyShock, { maxLength: 6 }), (file, shocks) => {
				const result = run(file, shocks);
				if (result.kind === 'problems') return;
				const { before, after, points, steps } = result.whatIf;
				expect(steps.map(({ shock }) => shock)).toEqual(shocks);
				expect(steps.at(-1)?.ratio ?? before.ratio).toEqual(after.ratio);
				if (steps.every((step) => step.points !== null) && points !== null) {
					expect(steps.reduce((sum, step) => sum + (step.points ?? 0), 0)).toBe(points);
				}
			}),
		);
	});

	test('the ladder leads to the net cash outflows of the ratio, before and after', () => {
		fc.assert(
			fc.property(anyFile, fc.array(anyShock, { maxLength: 3 }), (file, shocks) => {
				const result = run(file, shocks);
				if (result.kind === 'problems') return;
				const { before, after, ladder } = result.whatIf;
				expect(ladder.before.bridge?.netCashOutflows).toBe(before.ratio.netCashOutflows);
				expect(ladder.after.bridge?.netCashOutflows).toBe(after.ratio.netCashOutflows);
				const { cumulative, bridge } = ladder.after;
				expect(cumulative.at(-1)).toBe(0 - (bridge?.netOutflows ?? 0));
			}),
			{ numRuns: 40 },
		);
	});

	test('more level 1 never lowers HQLA', () => {
		const buys = fc.integer({ min: 1, max: 1_000_000 });
		fc.assert(
			fc.property(anyFile, buys, (file, amount) => {
				const borrowed = { kind: 'trade', trade: 'borrow', line: 'own-debt', amount: String(amount), currency: 'USD', days: 3_000 };
				const { before, after } = resultOf(file, borrowed);
				expect(after.ratio.hqla).toBeGreaterThanOrEqual(before.ratio.hqla);
			}),
		);
	});

	test('a higher run-off never raises the ratio', () => {
		const points = fc.nat(200).map((hundredths) => (hundredths / 2).toFixed(1));
		fc.assert(
			fc.property(
				fc.constantFrom('basel', 'eu').chain((id) => fileOf(id as 'basel' | 'eu')),
				points,
				fc.constantFrom('RETAIL', 'NON_FINANCIAL', 'SECURED', 'FACILITIES'),
				(file, value, on) => {
					const { before, after } = resultOf(file, { kind: 'run-off', on, by: 'points', value });
					// A stock below zero, which only an unwind can make, is a smaller fault of larger outflows.
					fc.pre(before.ratio.hqla >= 0);
					expect(after.ratio.lcr ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(before.ratio.lcr ?? Number.POSITIVE_INFINITY);
					expect(after.ratio.hqla).toBe(before.ratio.hqla);
				},
			),
		);
	});

	test('a balance sheet written as a file and read back has the same result, to the digit', () => {
		fc.assert(
			fc.property(anyFile, (file) => {
				expect(calculateLcr(JSON.parse(JSON.stringify(writeLcrFile(sheetOf(file)))))).toEqual(calculateLcr(file));
			}),
		);
	});
});

test('the forms are offered what the balance sheet holds, the largest first', () => {
	const book = balanceSheet({
		stock: [asset(), corporate('2A', '40'), corporate('2A', '1')],
		outflows: [flow('facility.bank', '10', { id: 'small' }), flow('facility.bank', '30', { id: 'large' })],
		inflows: [flow('wholesale.financial', '20', { id: 'nord' }), flow('retail.loan', '100', { id: 'house' })],
		secured: [repo()],
	});
	const { lines, classes, currencies, facilities, parties } = choicesOf(sheetOf(book));
	expect(lines.map(({ id }) => id)).toEqual(['secured.level2a', 'facility.bank']);
	expect(classes.map(({ row, items }) => `${row.id} ${items}`)).toEqual(['1.reserves 1', '2A.corporate 2']);
	expect([currencies, facilities.map(({ id }) => id), parties.map(({ id }) => id)]).toEqual([
		['EUR'],
		['large', 'small'],
		['house', 'nord'],
	]);
});
