import { expect, test } from 'vitest';
import { asset, balanceSheet, type Draft, flow, repo } from './balance-sheet.fixture.ts';
import { calculateLcr } from './calculate-lcr.ts';

function linesOf(document: unknown): string[] {
	const calculation = calculateLcr(document);
	return calculation.kind === 'problems' ? calculation.problems.map(({ path, text }) => `${path}: ${text}`) : [];
}

function without(field: string, draft: Draft = balanceSheet()): Draft {
	return Object.fromEntries(Object.entries(draft).filter(([key]) => key !== field));
}

const stock = (rest: Draft, head: Draft = {}): Draft => balanceSheet({ stock: [asset(), asset(rest)], ...head });
const outflow = (rest: Draft, head: Draft = {}): Draft => balanceSheet({ outflows: [flow('own-debt', '50.00', rest)], ...head });
const inflow = (rest: Draft, head: Draft = {}): Draft => balanceSheet({ inflows: [flow('wholesale.financial', '50.00', rest)], ...head });
const secured = (rest: Draft): Draft => balanceSheet({ secured: [repo(rest)] });
const swap = { kind: 'collateral-swap', cash: undefined, received: { level: '1', subclass: 'sovereign', marketValue: '50.00' } };

test('the file that the others are made from is good', () => {
	expect(linesOf(balanceSheet())).toEqual([]);
	expect(linesOf(secured({}))).toEqual([]);
});

test.each<[string, unknown, string]>([
	['null', null, '$: expected an object, not null'],
	['a list', [], '$: expected an object, not a list'],
	['a text', 'version 1', '$: expected an object, not "version 1"'],
	['no version', without('version'), 'version: is missing'],
	['another version', balanceSheet({ version: 2 }), 'version: expected 1, the only version, not 2'],
	['a version that is a text', balanceSheet({ version: '1' }), 'version: expected 1, the only version, not "1"'],
	['an unknown field', balanceSheet({ outflow: [] }), 'outflow: unknown field, did you mean "outflows"?'],
	['a field with an odd name', balanceSheet({ 'a b': 1 }), '["a b"]: unknown field'],
	['an unknown rulebook', balanceSheet({ rulebook: 'bassel' }), 'rulebook: unknown rulebook "bassel", did you mean "basel"?'],
	['the rulebook of the United Kingdom', balanceSheet({ rulebook: 'uk' }), 'rulebook: unknown rulebook "uk", did you mean "eu"?'],
	['no rulebook', without('rulebook'), 'rulebook: is missing'],
	['no date', without('calculationDate'), 'calculationDate: is missing'],
	[
		'a date in another form',
		balanceSheet({ calculationDate: '20.11.2026' }),
		'calculationDate: "20.11.2026" is not a date: expected the form 2026-11-20',
	],
	[
		'a day that no calendar has',
		balanceSheet({ calculationDate: '2026-02-30' }),
		'calculationDate: "2026-02-30" is not a date: expected the form 2026-11-20',
	],
	[
		'a date at the end of time',
		balanceSheet({ calculationDate: '9999-12-31' }),
		'calculationDate: 9999-12-31 has no day 30 before the year 10000',
	],
	[
		'a date that is a number',
		balanceSheet({ calculationDate: 20261120 }),
		'calculationDate: expected a date such as "2026-11-20", not 20261120',
	],
	[
		'a currency in small letters',
		balanceSheet({ reportingCurrency: 'usd' }),
		'reportingCurrency: "usd" is not an active ISO 4217 currency, did you mean "USD"?',
	],
	['no reporting currency', without('reportingCurrency'), 'reportingCurrency: is missing'],
	[
		'an unknown reporting currency',
		balanceSheet({ reportingCurrency: 'USX' }),
		'reportingCurrency: "USX" is not an active ISO 4217 currency, did you mean "UGX"?',
	],
	['no stock', without('stock'), 'stock: is missing'],
	['a stock that is no list', balanceSheet({ stock: {} }), 'stock: expected a list, not an object'],
	['no outflows', without('outflows'), 'outflows: is missing'],
	['no inflows', without('inflows'), 'inflows: is missing'],
	['rates of exchange in a list', balanceSheet({ fxRates: [] }), 'fxRates: expected an object, not a list'],
	[
		'a rate of exchange for an unknown currency',
		balanceSheet({ fxRates: { EUT: '1' } }),
		'fxRates.EUT: "EUT" is not an active ISO 4217 currency, did you mean "EUR"?',
	],
	[
		'a rate of exchange that is no decimal',
		balanceSheet({ fxRates: { EUR: '1,085' } }),
		'fxRates.EUR: "1,085" is not a decimal such as "0.05"',
	],
	['a rate of exchange of zero', balanceSheet({ fxRates: { EUR: '0' } }), 'fxRates.EUR: "0" is not above zero'],
	['a negative rate of exchange', balanceSheet({ fxRates: { EUR: '-1.085' } }), 'fxRates.EUR: "-1.085" is negative'],
	['a rate of the reporting currency', balanceSheet({ fxRates: { USD: '1.01' } }), 'fxRates.USD: the rate of the reporting currency is 1'],
	[
		'an outflow adjustment outside the United States',
		balanceSheet({ outflowAdjustment: '0.85' }),
		'outflowAdjustment: basel has no outflow adjustment percentage',
	],
	[
		'an outflow adjustment that there is not',
		balanceSheet({ rulebook: 'us', outflowAdjustment: '0.8' }),
		'outflowAdjustment: expected 1 or 0.85 or 0.7, not "0.8"',
	],
	['an asset that is none', balanceSheet({ stock: [null] }), 'stock[0]: expected an object, not null'],
	['an asset without an id', stock({ id: undefined }), 'stock[1].id: is missing'],
	['an asset without a level', stock({ level: undefined }), 'stock[1].level: is missing'],
	['an unknown level', stock({ level: '3' }), 'stock[1].level: expected "1", "2A", "2B" or "none", not "3"'],
	['an asset without a subclass', stock({ subclass: undefined }), 'stock[1].subclass: is missing'],
	[
		'an unknown subclass',
		stock({ subclass: 'sovereing' }),
		'stock[1].subclass: basel has no "sovereing" on level 1, did you mean "1.sovereign"?',
	],
	[
		'a corporate bond as 2A in the United States',
		stock({ level: '2A', subclass: 'corporate' }, { rulebook: 'us' }),
		'stock[1].subclass: us has no "corporate" on level 2A, it is level 2B there',
	],
	[
		'banknotes in the United States',
		stock({ subclass: 'cash' }, { rulebook: 'us' }),
		'stock[1].subclass: us has no "cash" on level 1, it is level none there (12 CFR §249.20(a))',
	],
	[
		'a covered bond as level 1 under Basel',
		stock({ subclass: 'covered-bond' }),
		'stock[1].subclass: basel has no "covered-bond" on level 1, it is level 2A there',
	],
	['reserves as level 2B', stock({ level: '2B' }), 'stock[1].subclass: basel has no "reserves" on level 2B, it is level 1 there'],
	[
		'an option that a supervisor grants',
		stock({ level: '2A', subclass: 'additional' }),
		'stock[1].subclass: basel has no "additional" on level 2A: Level 2A beyond the cap (ALA option 3) is for a supervisor to grant (BCBS 238 ¶62)',
	],
	['an asset without a value', stock({ marketValue: undefined }), 'stock[1].marketValue: is missing'],
	[
		'a value that is no decimal',
		stock({ marketValue: '1e3' }),
		'stock[1].marketValue: "1e3" is not a usable number: expected a decimal such as "1234.50"',
	],
	[
		'a value with a separator',
		stock({ marketValue: '1,000.00' }),
		'stock[1].marketValue: "1,000.00" is not a usable number: expected a decimal such as "1234.50"',
	],
	['a value that is true', stock({ marketValue: true }), 'stock[1].marketValue: expected a decimal such as "100.00", not true'],
	['a negative value', stock({ marketValue: '-1.00' }), 'stock[1].marketValue: "-1.00" is negative'],
	[
		'a value with too many decimals',
		stock({ marketValue: '1.005' }),
		'stock[1].marketValue: "1.005" is not a usable number: expected at most 2 decimals',
	],
	[
		'a value of yen with decimals',
		stock({ marketValue: '1.5', currency: 'JPY' }, { fxRates: { JPY: '0.0065' } }),
		'stock[1].marketValue: "1.5" is not a usable number: expected at most 0 decimals',
	],
	[
		'a value past the safe integers',
		stock({ marketValue: '90071992547409.92' }),
		'stock[1].marketValue: "90071992547409.92" is not a usable number: it is too large',
	],
	['a currency without a rate of exchange', stock({ currency: 'GBP' }), 'stock[1].currency: fxRates has no rate from GBP to USD'],
	['an unknown currency', stock({ currency: 'EURO' }), 'stock[1].currency: "EURO" is not an active ISO 4217 currency, did you mean "EUR"?'],
	['eligibility in words', stock({ eligible: 'yes' }), 'stock[1].eligible: expected true or false, not "yes"'],
	['more encumbered than there is', stock({ encumbered: '100.01' }), 'stock[1].encumbered: 100.01 is more than the market value of 100.00'],
	['a negative encumbered part', stock({ encumbered: '-1' }), 'stock[1].encumbered: "-1" is negative'],
	[
		'an unknown line',
		balanceSheet({ outflows: [flow('retail.stabel', '1')] }),
		'outflows[0].line: unknown line "retail.stabel", did you mean "retail.stable"?',
	],
	[
		'a line of the other side',
		balanceSheet({ outflows: [flow('retail.loan', '1')] }),
		'outflows[0].line: "retail.loan" is an inflow line, did you mean "retail.term"?',
	],
	[
		'a line of another rulebook',
		balanceSheet({ outflows: [flow('retail.sweep', '1')] }),
		'outflows[0].line: unknown line "retail.sweep", did you mean "retail.term"?',
	],
	[
		'a line that the text does not have',
		balanceSheet({ rulebook: 'us', outflows: [flow('wholesale.cooperative', '1')] }),
		'outflows[0].line: "wholesale.cooperative" is not in us (12 CFR §249.32(h)), did you mean "wholesale.non-financial"?',
	],
	[
		'a national choice without a rate',
		balanceSheet({ outflows: [flow('contingent.other', '1')] }),
		'outflows[0].rate: is missing: "contingent.other" has no rate of its own in basel (national discretion; BCBS 238 ¶134-137, 139)',
	],
	[
		'a formula without a rate',
		balanceSheet({ rulebook: 'us', outflows: [flow('retail.term', '1')] }),
		'outflows[0].rate: is missing: "retail.term" has no rate of its own in us (rate of retail.stable or retail.less-stable; 12 CFR §249.32(a))',
	],
	['a flow without a line', outflow({ line: undefined }), 'outflows[0].line: is missing'],
	['a flow without an amount', outflow({ amount: undefined }), 'outflows[0].amount: is missing'],
	['a negative amount', outflow({ amount: '-50.00' }), 'outflows[0].amount: "-50.00" is negative'],
	['a rate in percent', outflow({ rate: '5%' }), 'outflows[0].rate: "5%" is not a decimal such as "0.05"'],
	['a negative rate', outflow({ rate: '-0.05' }), 'outflows[0].rate: "-0.05" is negative'],
	[
		'a maturity that is no date',
		outflow({ maturityDate: 'tomorrow' }),
		'outflows[0].maturityDate: "tomorrow" is not a date: expected the form 2026-11-20',
	],
	[
		'a maturity that has passed',
		outflow({ maturityDate: '2026-11-19' }),
		'outflows[0].maturityDate: 2026-11-19 is before the calculation date 2026-11-20',
	],
	['a maturity of what is open', outflow({ maturityDate: '2026-11-21', open: true }), 'outflows[0].open: what is open has no maturityDate'],
	['a limit on an outflow', outflow({ cap: '90' }), 'outflows[0].cap: unknown field'],
	['a limit that there is not', inflow({ cap: '80' }, { rulebook: 'eu' }), 'inflows[0].cap: expected "75", "90" or "exempt", not "80"'],
	['a limit of inflows outside the European Union', inflow({ cap: '90' }), 'inflows[0].cap: basel has one limit for all inflows'],
	['an unknown kind of deal', secured({ kind: 'repoo' }), 'secured[0].kind: unknown kind "repoo", did you mean "repo"?'],
	['a repo without cash', secured({ cash: undefined }), 'secured[0].cash: is missing: a repo needs it'],
	['a repo without collateral', secured({ given: undefined }), 'secured[0].given: is missing: a repo needs it'],
	['a repo that receives collateral', secured({ received: swap.received }), 'secured[0].received: a repo has none'],
	['a repo with nobody', secured({ counterparty: undefined }), 'secured[0].counterparty: is missing: a repo needs it'],
	[
		'an unknown counterparty',
		secured({ counterparty: 'BANKS' }),
		'secured[0].counterparty: unknown counterparty "BANKS", did you mean "BANK"?',
	],
	[
		'a reverse repo that gives collateral',
		secured({ kind: 'reverse-repo', received: swap.received }),
		'secured[0].given: a reverse-repo has none',
	],
	['a swap with cash', secured({ ...swap, cash: '1' }), 'secured[0].cash: a collateral-swap has none'],
	[
		'a swap that receives nothing',
		secured({ ...swap, received: undefined }),
		'secured[0].received: is missing: a collateral-swap needs it',
	],
	['a deal without an end', secured({ maturityDate: undefined }), 'secured[0].maturityDate: is missing: give it, or "open": true'],
	['negative cash', secured({ cash: '-50.00' }), 'secured[0].cash: "-50.00" is negative'],
	['collateral that is a text', secured({ given: 'bond' }), 'secured[0].given: expected an object, not "bond"'],
	['collateral without a value', secured({ given: { level: '2A', subclass: 'corporate' } }), 'secured[0].given.marketValue: is missing'],
	[
		'collateral of no such class',
		secured({ given: { level: '2A', subclass: 'equity', marketValue: '1' } }),
		'secured[0].given.subclass: basel has no "equity" on level 2A, it is level 2B there',
	],
	[
		'an unknown field of collateral',
		secured({ given: { level: '2A', subclass: 'corporate', marketvalue: '1', marketValue: '1' } }),
		'secured[0].given.marketvalue: unknown field, did you mean "marketValue"?',
	],
])('%s is told in one line', (_, document, line) => {
	expect(linesOf(document)).toEqual([line]);
});

test('every problem of a file has its own line, in the order of the file', () => {
	const document = balanceSheet({
		stock: [asset({ level: '3' })],
		outflows: [flow('retail.stabel', 'x')],
		secured: [repo({ cash: '-1' })],
	});
	expect(linesOf(document).map((line) => line.split(':')[0])).toEqual([
		'stock[0].level',
		'outflows[0].line',
		'outflows[0].amount',
		'secured[0].cash',
	]);
});
