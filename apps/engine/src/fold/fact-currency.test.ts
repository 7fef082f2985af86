import { CurrencyMismatchError, minor, price } from '@tideline/domain';
import { describe, expect, test } from 'vitest';
import { type Book, createBook } from './book.ts';
import type { BookInput } from './decode/book-input.ts';
import { randomInputs } from './random-day.fixture.ts';
import { DATE, OPENED, referenceInputs } from './reference.fixture.ts';

const ACCOUNT = 'LDN-CENTRAL_BANK-USD';
const AT = OPENED + 900_000;
const day = randomInputs(9, 400);
/** A payment of the day that settles a posting, and that its own account has been paid with. */
const settling = day.find((input) => input.kind === 'payment' && input.accountId === ACCOUNT && input.tradeId !== null);

const payment = (currency: string, change: object = {}): BookInput => {
	const what = { accountId: ACCOUNT, amount: 1_000_000, valueDate: DATE, confirmedAt: AT, tradeId: null, postingId: null };
	return { kind: 'payment', paymentId: 'P-NEW', currency, ...what, ...change };
};
const opening = (currency: string, version = 1): BookInput => {
	const head = { balanceId: ACCOUNT, entityId: 'LDN', version, at: AT };
	return { kind: 'balance', balance: { ...head, kind: 'OPENING_CASH', accountId: ACCOUNT, currency, amount: minor(7) } };
};
const priced = (currency: string, at = AT): BookInput => ({
	kind: 'price',
	...{ instrumentId: 'I0', price: price(12_345_678), currency, at },
});

function bookOf(inputs: readonly BookInput[]): Book {
	const book = createBook();
	for (const input of inputs) book.apply(input);
	return book;
}

/** Everything that the book says. */
function contents(book: Book): unknown {
	return {
		positions: book.positionKeys().map((key) => book.position(key)),
		cash: book.accountIds().map((accountId) => book.cash(accountId)),
		lcr: book.entities().map(({ entityId }) => book.lcr(entityId)),
		clock: book.eventTime,
	};
}

describe('a fact in another currency than what it is about', () => {
	test.each([
		['a payment', payment('JPY')],
		['a payment that names a trade', payment('JPY', { ...settling, paymentId: 'P-NEW', currency: 'JPY' })],
		['a duplicate', { ...settling, currency: 'JPY' } as BookInput],
		['an opening balance', opening('GBP', 1_000_000)],
		['an opening balance of an old version', opening('GBP')],
		['a price', priced('USD')],
		['a price older than the one known', priced('USD', OPENED)],
	])('%s is refused and changes nothing', (_, fact) => {
		const inputs = [...referenceInputs(), ...day];
		const book = bookOf(inputs);
		expect(() => book.apply(fact)).toThrow(CurrencyMismatchError);
		expect(contents(book)).toEqual(contents(bookOf(inputs)));
	});

	test.each([
		['payment', payment('JPY'), payment('USD')],
		['opening balance', opening('GBP', 1_000_000), opening('USD', 1_000_000)],
		['price', priced('USD'), priced('GBP')],
	])('does not stand in the way of the %s in the right one', (_, wrong, right) => {
		const inputs = [...referenceInputs(), ...day];
		const book = bookOf(inputs);
		expect(() => book.apply(wrong)).toThrow(CurrencyMismatchError);
		book.apply(right);
		expect(contents(book)).toEqual(contents(bookOf([...inputs, right])));
		expect(contents(book)).not.toEqual(contents(bookOf(inputs)));
	});

	test('is taken while the account or the instrument is not known', () => {
		const book = createBook();
		for (const fact of [payment('JPY'), opening('GBP'), priced('USD')]) expect(() => book.apply(fact)).not.toThrow();
	});
});
