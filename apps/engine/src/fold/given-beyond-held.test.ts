import { addDays, minor, price, quantity, type RepoDetails, type Trade } from '@tideline/domain';
import { describe, expect, test } from 'vitest';
import { type Book, createBook } from './book.ts';
import type { BookInput } from './decode/book-input.ts';
import { DATE, OPENED, referenceInputs } from './reference.fixture.ts';

/** A bond in pounds that the bank does not own. */
const BOND = { instrumentId: 'I15', accountId: 'LDN-CUSTODY' } as const;
const KEY = `LDN|${BOND.accountId}|${BOND.instrumentId}`;
const AT = OPENED + 3_600_000;

function deal(tradeId: string, side: RepoDetails['side'], rehypothecable = true): BookInput {
	const details: RepoDetails = {
		...{ side, currency: 'GBP', cashAmount: minor(9_800), repurchaseAmount: minor(9_801), repoRate: '4.15', rehypothecable },
		...{ cashAccountId: 'LDN-NOSTRO-GBP', collateralInstrumentId: BOND.instrumentId, collateralQuantity: quantity(100_0000) },
		collateralAccountId: BOND.accountId,
	};
	const trade = {
		...{ tradeId, version: 1, lifecycle: 'NEW', entityId: 'LDN', book: 'B', counterpartyId: 'C0', sourceSystem: 'S', late: false },
		...{ source: { topic: 'oms.repo', partition: 0, offset: 0 }, eventTime: AT, receiveTime: AT, tradeDate: DATE },
		...{ settlementDate: DATE, valueDate: DATE, maturityDate: addDays(DATE, 7), assetClass: 'REPO', details },
	} as unknown as Trade;
	return { kind: 'trade', trade };
}

const confirmed = (tradeId: string, postingId: 'start-cash' | 'end-cash', amount: number, hours: number): BookInput => ({
	...{ kind: 'payment', paymentId: `${tradeId}-${postingId}`, accountId: 'LDN-NOSTRO-GBP', currency: 'GBP', amount: minor(amount) },
	...{ valueDate: DATE, confirmedAt: AT + hours * 3_600_000, tradeId, postingId },
});

function bookOf(...facts: BookInput[]): Book {
	const worth: BookInput = { kind: 'price', instrumentId: BOND.instrumentId, price: price(98_000_000), currency: 'GBP', at: OPENED };
	const book = createBook();
	for (const fact of [...referenceInputs(), worth, ...facts]) book.apply(fact);
	return book;
}

const lent = [deal('LENT', 'REVERSE_REPO'), confirmed('LENT', 'start-cash', -9_800, 1)];
const reused = [deal('REUSED', 'REPO'), confirmed('REUSED', 'start-cash', 9_800, 2)];

describe('collateral received and given on', () => {
	test('is no gap while it is received', () => {
		expect(bookOf(...lent, ...reused).position(KEY)).toMatchObject({
			received: 100_0000,
			encumberedQuantity: 100_0000,
			givenBeyondHeld: 0,
		});
	});

	test('is one once it has gone back and is still given: no stock, no short, and seen', () => {
		const book = bookOf(...lent, ...reused, confirmed('LENT', 'end-cash', 9_801, 3));
		expect(book.position(KEY)).toMatchObject({ received: 0, encumberedQuantity: 0, marketValue: 0, givenBeyondHeld: 100_0000 });
	});

	test('is one from the start where it may not be re-used', () => {
		const book = bookOf(deal('LENT', 'REVERSE_REPO', false), confirmed('LENT', 'start-cash', -9_800, 1), ...reused);
		expect(book.position(KEY)).toMatchObject({ received: 0, givenBeyondHeld: 100_0000 });
	});

	test('is none again when what was given has come back', () => {
		const back = confirmed('REUSED', 'end-cash', -9_801, 4);
		expect(bookOf(...lent, ...reused, confirmed('LENT', 'end-cash', 9_801, 3), back).position(KEY)?.givenBeyondHeld ?? 0).toBe(0);
	});
});
