import { computeRatio, type Day, daySums, type EntityRecord, exactRatio, minor, ratioInput } from '@tideline/domain';
import { expect, test } from 'vitest';
import { type Book, createBook } from '../book.ts';
import type { BookInput } from '../decode/book-input.ts';
import { DATE, OPENED, referenceInputs } from '../reference.fixture.ts';

const debt = (balanceId: string, days: number, amount: number): BookInput => ({
	kind: 'balance',
	balance: { ...head(balanceId), kind: 'OWN_DEBT', maturityDate: (DATE + days) as Day, amount: minor(amount) },
});
const loan = (balanceId: string, days: number, amount: number): BookInput => ({
	kind: 'balance',
	balance: { ...head(balanceId), kind: 'LOAN', counterpartyType: 'BANK', maturityDate: (DATE + days) as Day, amount: minor(amount) },
});
const head = (balanceId: string) => ({ entityId: 'NYC', version: 1, at: OPENED, currency: 'USD', category: 'dated', balanceId }) as const;
const opens = (days: number): BookInput => {
	return { kind: 'business-day', entityId: 'NYC', date: (DATE + days) as Day, openedAt: OPENED + days * 86_400_000 };
};

/** Debt of 100 on day 5, a loan of 60 that is paid back on day 20, and debt of 40 on day 31. */
function newYork(change: Partial<EntityRecord>): Book {
	const reference = referenceInputs().map((input) =>
		input.kind === 'entity' && input.record.entityId === 'NYC' ? { ...input, record: { ...input.record, ...change } } : input,
	);
	const book = createBook();
	for (const input of [...reference, debt('D5', 5, 100_00), loan('L20', 20, 60_00), debt('D31', 31, 40_00)]) book.apply(input);
	return book;
}

const days = (book: Book) => daySums(book.lcr('NYC')?.mismatch ?? []).map(({ line, day, amount }) => `${line} day ${day}: ${amount}`);
const net = (book: Book) => book.lcr('NYC')?.netCashOutflows;

test('under the rule of the United States the largest cumulative outflow counts, not that of day 30', () => {
	const book = newYork({ rulebook: 'us' });
	expect(days(book)).toEqual(['wholesale.financial day 20: 6000', 'own-debt day 5: 10000']);
	// 100 − 60, and what day 5 stands above day 30: 100 − 40.
	expect(net(book)).toBe(100_00);
});

test('the record states the outflow adjustment of the entity and gives the ratio again', () => {
	const book = newYork({ rulebook: 'us', outflowAdjustment: '0.85' });
	const lcr = book.lcr('NYC') ?? expect.fail('no ratio');
	expect([lcr.outflowAdjustment, lcr.netCashOutflows]).toEqual(['0.85', 85_00]);
	const input = ratioInput({ ...lcr });
	expect(computeRatio(input)).toMatchObject({ netCashOutflows: lcr.netCashOutflows, lcr: lcr.lcr });
	const { addOn, unit } = exactRatio(input);
	expect(addOn).toBe(60_00n * unit.perMinor);
});

test('a rulebook without the add-on keeps no day and no adjustment', () => {
	const book = newYork({ rulebook: 'basel', outflowAdjustment: '0.85' });
	const { mismatch, outflowAdjustment } = book.lcr('NYC') ?? expect.fail('no ratio');
	expect([mismatch, outflowAdjustment, net(book)]).toEqual([[], '1', 40_00]);
});

test('the days move with the business day, and what has been paid leaves them', () => {
	const book = newYork({ rulebook: 'us' });
	book.apply(opens(4));
	expect(days(book)).toEqual(['wholesale.financial day 16: 6000', 'own-debt day 1: 10000', 'own-debt day 27: 4000']);
	// 100 on day 1, 40 on day 16, 80 on day 27.
	expect(net(book)).toBe(140_00 - 60_00 + (100_00 - 80_00));
	book.apply(opens(6));
	expect(days(book)).toEqual(['wholesale.financial day 14: 6000', 'own-debt day 25: 4000']);
	expect(net(book)).toBe(40_00 - 30_00);
	book.apply({ kind: 'balance-gone', balanceId: 'D31' });
	expect(days(book)).toEqual(['wholesale.financial day 14: 6000']);
});
