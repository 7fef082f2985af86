import { MAX_AMOUNT, MAX_BALANCE, MAX_QUANTITY, minor, parseDay, price, quantity, type Trade } from '@tideline/domain';
import { describe, expect, test } from 'vitest';
import { createBook } from './book.ts';
import type { BookInput } from './decode/book-input.ts';
import { DATE, OPENED, referenceInputs } from './reference.fixture.ts';

const ACCOUNT = 'LDN-CENTRAL_BANK-USD';

function placement(tradeId: string, principal: number, version = 1): BookInput {
	const trade: Trade = {
		tradeId,
		version,
		lifecycle: version === 1 ? 'NEW' : 'AMEND',
		entityId: 'LDN',
		book: 'MM',
		counterpartyId: 'C0',
		tradeDate: DATE,
		settlementDate: DATE,
		valueDate: DATE,
		maturityDate: parseDay('2026-11-27'),
		sourceSystem: 'test',
		source: { topic: 'oms.interbank', partition: 0, offset: 0 },
		eventTime: OPENED,
		receiveTime: OPENED,
		late: false,
		assetClass: 'INTERBANK',
		details: {
			side: 'TAKING',
			currency: 'USD',
			principal: minor(principal),
			interest: minor(0),
			rate: '0',
			cashAccountId: ACCOUNT,
			operational: false,
		},
	};
	return { kind: 'trade', trade };
}

const payment = (paymentId: string, amount: number, tradeId: string | null = null): BookInput => ({
	kind: 'payment',
	paymentId,
	accountId: ACCOUNT,
	currency: 'USD',
	amount,
	valueDate: DATE,
	confirmedAt: OPENED + 60_000,
	tradeId,
	postingId: tradeId === null ? null : 'start-cash',
});

const opening = (amount: number): BookInput => ({
	kind: 'balance',
	balance: {
		balanceId: 'B',
		entityId: 'LDN',
		version: 1,
		at: OPENED,
		kind: 'OPENING_SECURITY',
		accountId: 'CUSTODY',
		instrumentId: 'I0',
		assetClass: 'BOND',
		quantity: quantity(amount),
		encumbered: quantity(0),
	},
});

function bookOf(inputs: readonly BookInput[]) {
	const problems: string[] = [];
	const book = createBook({ onProblem: (item) => problems.push(item) });
	for (const input of inputs) book.apply(input);
	return { book, problems };
}

/** All that a book shows, the count of facts aside. */
function shown({ book }: ReturnType<typeof bookOf>) {
	const lcr = ['LDN', 'GROUP'].map((id) => ({ ...book.lcr(id), sequence: 0 }));
	return { lcr, cash: { ...book.cash(ACCOUNT), sequence: 0 } };
}

const USD: BookInput = { kind: 'fx', currency: 'GBP', usd: '1.25', at: OPENED };
const good = [...referenceInputs(), USD, placement('T1', 5_000_000), payment('P1', 5_000_000, 'T1')];

describe('a fact with an absurd figure', () => {
	test.each([
		['a trade past the bound', placement('T2', 9 * MAX_BALANCE)],
		['a new version past the bound', placement('T1', 9 * MAX_BALANCE, 2)],
		['a rate of zero', { kind: 'fx', currency: 'GBP', usd: '0.000000000000', at: OPENED + 1 }],
		['a rate past the bound', { kind: 'fx', currency: 'GBP', usd: '999999999', at: OPENED + 1 }],
		['a rate too small to divide by', { kind: 'fx', currency: 'GBP', usd: '0.000000000001', at: OPENED + 1 }],
	] satisfies [string, BookInput][])('%s is refused and changes nothing', (_, poison) => {
		const clean = bookOf(good);
		const poisoned = bookOf(good);
		expect(() => poisoned.book.apply(poison)).toThrow(RangeError);
		expect(shown(poisoned)).toEqual(shown(clean));
		poisoned.book.apply(payment('P2', 100));
		clean.book.apply(payment('P2', 100));
		expect(shown(poisoned)).toEqual(shown(clean));
	});

	test('a price that makes a holding too dear leaves the holding out until a usable one comes, whatever came before', () => {
		const dear: BookInput = { kind: 'price', instrumentId: 'I0', price: price(10 ** 14), currency: 'GBP', at: OPENED + 2 };
		const usable: BookInput = { kind: 'price', instrumentId: 'I0', price: price(99_000_000), currency: 'GBP', at: OPENED + 1 };
		const later: BookInput = { ...usable, at: OPENED + 3 };
		const holding = opening(10 ** 14);
		const atOnce = bookOf([...good, holding, usable, dear]);
		const oneByOne = bookOf([...good, holding, usable]);
		oneByOne.book.drain();
		oneByOne.book.apply(dear);
		expect(shown(oneByOne)).toEqual(shown(atOnce));
		expect(oneByOne.book.position('LDN|CUSTODY|I0')).toBeNull();
		expect(oneByOne.problems).toContain('position LDN|CUSTODY|I0');
		oneByOne.book.apply(later);
		expect(shown(oneByOne)).toEqual(shown(bookOf([...good, holding, later])));
		expect(oneByOne.book.position('LDN|CUSTODY|I0')).not.toBeNull();
	});

	test('balances that overflow the ratio together are told once, and the ratio is back when they go', () => {
		const deposit = (version: number, amount: number): BookInput => ({
			kind: 'balance',
			balance: {
				balanceId: `F${version % 10}`,
				entityId: 'LDN',
				version: Math.ceil(version / 10),
				at: OPENED,
				kind: 'FLOW',
				category: 'test',
				side: 'OUTFLOW',
				line: 'other.contractual',
				currency: 'USD',
				amount: minor(amount),
				maturityDate: null,
			},
		});
		const numbers = Array.from({ length: 10 }, (_, i) => i + 1);
		const flooded = bookOf([...good, ...numbers.map((n) => deposit(n, MAX_BALANCE))]);
		for (let tick = 0; tick < 3; tick++) flooded.book.drain();
		expect(flooded.problems.length).toBeGreaterThan(0);
		for (const n of numbers) flooded.book.apply(deposit(n + 10, 100));
		const clean = bookOf([...good, ...numbers.map((n) => deposit(n + 10, 100))]);
		expect(shown(flooded)).toEqual(shown(clean));
	});

	test('trades that pile up on one account and day are refused before their sum is past the safe integers', () => {
		const { book } = bookOf(referenceInputs());
		let refused = 0;
		for (let i = 0; i < 100; i++) {
			try {
				book.apply(placement(`T${i}`, MAX_AMOUNT));
			} catch (error) {
				expect(error).toBeInstanceOf(RangeError);
				refused++;
			}
		}
		// Both payments of a deal count, as if they fell on one day.
		expect(refused).toBe(101 - Math.floor(2 ** 52 / MAX_AMOUNT));
		expect(book.cash(ACCOUNT)?.pending).toBe((100 - refused) * MAX_AMOUNT);
	});

	test('a contract whose payments are past the safe integers together is refused whole', () => {
		const { trade } = placement('T2', 1) as { trade: Trade };
		const cashFlows = Array.from({ length: 400 }, () => ({
			payDate: DATE,
			currency: 'USD',
			amount: minor(MAX_AMOUNT),
			cashAccountId: ACCOUNT,
		}));
		const contract = { ...trade, assetClass: 'DERIVATIVE', details: { product: 'IRS', nettingAgreementId: null, cashFlows } } as Trade;
		const clean = bookOf(good);
		const poisoned = bookOf(good);
		expect(() => poisoned.book.apply({ kind: 'trade', trade: contract })).toThrow(RangeError);
		expect(shown(poisoned)).toEqual(shown(clean));
	});

	test('trades that pile up in one holding are refused whole before its quantity is past the safe integers', () => {
		const { book, problems } = bookOf(good);
		const purchase = (tradeId: string, version: number, size: number): BookInput => {
			const { trade } = placement(tradeId, 1, version) as { trade: Trade };
			const cash = { currency: 'USD', cashAmount: minor(100), accrued: minor(0), cashAccountId: ACCOUNT };
			const bought = { side: 'BUY', instrumentId: 'I0', quantity: quantity(size), price: price(1), custodyAccountId: 'CUSTODY' };
			return { kind: 'trade', trade: { ...trade, assetClass: 'BOND', details: { ...bought, ...cash } } as Trade };
		};
		const ids = Array.from({ length: 12 }, (_, i) => `B${i}`);
		const taken = ids.filter((id) => {
			try {
				book.apply(purchase(id, 1, MAX_QUANTITY));
				return true;
			} catch {
				return false;
			}
		});
		expect(taken).toHaveLength(4);
		const key = 'LDN|CUSTODY|I0';
		expect(book.position(key)).toMatchObject({ pending: 4 * MAX_QUANTITY, trades: 4 });
		for (const id of taken) book.apply(purchase(id, 2, 1_000));
		expect(book.position(key)).toMatchObject({ pending: 4_000, trades: 4 });
		expect(problems).toEqual([]);
	});
});
