import {
	balanceContributions,
	cashContribution,
	classify,
	computeRatio,
	crossRate,
	currency as currencyOf,
	dayOfInstant,
	type EntityRecord,
	type FlowContribution,
	instrumentFacts,
	marketValue,
	minor,
	mismatchDay,
	parseBalance,
	parseFraction,
	parseMinor,
	parsePrice,
	parseQuantity,
	pricedPer,
	type RatioInput,
	type Rulebook,
	rulebook,
	stockClass,
} from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { OPENING_RATES } from '../src/bank/currencies.ts';
import { ENTITIES } from '../src/bank/entities.ts';
import { OPENED_AT, openDay } from './_day.ts';

const basel = rulebook('basel');
const { bank } = openDay();
const parties = new Map(bank.counterparties.map((party) => [party.counterpartyId, party]));
const today = dayOfInstant(OPENED_AT, 'Europe/London');
type Sum = RatioInput['sums'][number];

function openingSums(entity: EntityRecord, book: Rulebook = rulebook(entity.rulebook)): Sum[] {
	const sum = (part: Pick<Sum, 'side' | 'line' | 'currency' | 'amount'>, excluded = 0): Sum => ({
		...part,
		excluded: minor(excluded),
		items: 1,
	});
	const cash = bank.accounts.flatMap(({ record, opening }) => {
		const { kind, currency, operational } = record;
		if (record.entityId !== entity.entityId || currency === null || kind === 'CUSTODY') return [];
		const amount = parseMinor(opening.toFixed(currencyOf(currency).exponent), currency);
		const part = cashContribution({ kind, currency, operational }, amount, book);
		return part === null ? [] : [dated(sum(part), part)];
	});
	const stock = bank.holdings.flatMap(({ entityId, instrument, assetClass, quantity, encumbered }) => {
		if (entityId !== entity.entityId) return [];
		const { record, price } = instrument;
		const { level, subclass } = classify(instrumentFacts(record, parties.get(record.issuerId), { assetClass, entity }), book);
		const value = (units: number) =>
			marketValue(parseQuantity(String(units)), parsePrice(price.toFixed(4)), { currency: record.currency, per: pricedPer(record.kind) });
		const part = { side: 'STOCK', line: stockClass(book, level, subclass).id, currency: record.currency, amount: value(quantity) } as const;
		return [sum(part, level === 'INELIGIBLE' ? part.amount : value(encumbered))];
	});
	const flows = bank.balances.flatMap((record) => {
		if (record.entityId !== entity.entityId) return [];
		return balanceContributions(parseBalance(record), today, book).map((part) => dated(sum(part), part));
	});
	return [...cash, ...stock, ...flows];
}

/** With the day that a maturity mismatch counts it on. */
function dated(sum: Sum, { due }: FlowContribution): Sum {
	return due === undefined ? sum : { ...sum, day: mismatchDay(due, today) };
}

function ratio(
	sums: readonly Sum[],
	{ currency, outflowAdjustment = '1' }: Pick<EntityRecord, 'currency' | 'outflowAdjustment'>,
	book: Rulebook = basel,
) {
	const price = (code: string) => parseFraction((OPENING_RATES[code] ?? 1).toFixed(6));
	const fxRates = new Map(Object.keys(OPENING_RATES).map((code) => [code, crossRate(price(code), price(currency))]));
	return computeRatio({ sums, unwind: [], fxRates, currency, rulebook: book, outflowAdjustment: parseFraction(outflowAdjustment) });
}

describe('the balance sheet when the day opens', () => {
	const group = ratio(
		ENTITIES.flatMap(({ record }) => openingSums(record, basel)),
		{ currency: 'USD' },
	);

	it('has a group LCR between 125 and 140 %, on about USD 40bn of HQLA', () => {
		expect(group.lcr).toBeGreaterThan(1.25);
		expect(group.lcr).toBeLessThan(1.4);
		expect(group.hqla / 1e11).toBeGreaterThan(38);
		expect(group.hqla / 1e11).toBeLessThan(43);
	});

	it('has the level mix of a treasury book, with the level 2B cap within reach', () => {
		const total = group.level1 + group.level2a + group.level2b;
		expect(group.level1 / total).toBeCloseTo(0.7, 1);
		expect(group.level2a / total).toBeCloseTo(0.14, 1);
		expect(group.level2b / total).toBeGreaterThan(0.14);
		expect(group.level2b / total).toBeLessThan(0.16);
	});

	it.each([
		['LDN', 1.3, 1.43],
		['NYC', 1.15, 1.25],
		['SGP', 1.38, 1.52],
	])('puts %s between %f and %f', (entityId, low, high) => {
		const entity = ENTITIES.find(({ record }) => record.entityId === entityId)?.record as EntityRecord;
		const { lcr } = ratio(openingSums(entity), entity, rulebook(entity.rulebook));
		expect(lcr).toBeGreaterThan(low);
		expect(lcr).toBeLessThan(high);
	});

	it('holds something on every line of the stock, and something outside', () => {
		const lines = new Set(
			ENTITIES.flatMap(({ record }) => openingSums(record, basel))
				.filter(({ side }) => side === 'STOCK')
				.map(({ line }) => line),
		);
		const expected = ['1.reserves', '1.sovereign', '2A.sovereign', '2A.corporate', '2A.covered-bond', '2B.rmbs', '2B.corporate'];
		for (const line of [...expected, '2B.sovereign', '2B.equity', 'none']) expect(lines).toContain(line);
	});

	it('holds misbooked corporate bonds that the equity rule lets pass', () => {
		const held = bank.holdings.filter(({ instrument }) => instrument.classId === 'misbooked');
		expect(held.map(({ instrument }) => instrument.record.name)).toContain('Meridian Rail 3.875 % 2031');
		for (const { instrument, assetClass } of held) expect([assetClass, instrument.record.assetClass]).toEqual(['EQUITY', 'BOND']);
	});
});
