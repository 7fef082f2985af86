import { addDays, type Day, minor, type Trade } from '@tideline/domain';
import { describe, expect, test } from 'vitest';
import { type Book, createBook } from './book.ts';
import type { BookInput } from './decode/book-input.ts';
import { DATE, OPENED } from './reference.fixture.ts';
import { groupInputs } from './views.fixture.ts';

/** London, New York and, as a third zone, Singapore, each in a business day of its own. */
const [LONDON] = groupInputs({}).flatMap((input) => (input.kind === 'entity' && input.record.entityId === 'LDN' ? [input.record] : []));
const singapore = (): BookInput[] => {
	if (LONDON === undefined) throw new Error('no London');
	const record = { ...LONDON, entityId: 'SGP', name: 'Singapore', lei: 'S'.repeat(20), timeZone: 'Asia/Singapore', country: 'SG' };
	const of = { entityId: 'SGP', name: 'MAS', kind: 'CENTRAL_BANK', currency: 'GBP', counterpartyId: null, operational: false } as const;
	return [
		{ kind: 'entity', record },
		{ kind: 'account', record: { ...of, accountId: 'SGP-CENTRAL_BANK-GBP' } },
		{ kind: 'business-day', entityId: 'SGP', date: DATE, openedAt: OPENED },
	];
};
/** An affiliate, and a bank outside. */
const [AFFILIATE, OUTSIDE] = ['C1', 'C6'] as const;
const PRINCIPAL = 1_000_000;
const MIDNIGHTS = ['SGP', 'LDN', 'NYC'] as const;

function deal(tradeId: string, entityId: string, side: 'PLACEMENT' | 'TAKING', counterpartyId: string, maturityDate: Day): BookInput[] {
	const details = { side, currency: 'GBP', principal: minor(PRINCIPAL), interest: minor(0), rate: '0', operational: false };
	const trade = {
		...{ tradeId, version: 1, lifecycle: 'NEW', entityId, book: 'B', counterpartyId, sourceSystem: 'S', late: false },
		...{ source: { topic: 'oms.interbank', partition: 0, offset: 0 }, eventTime: OPENED, receiveTime: OPENED, tradeDate: DATE },
		...{ settlementDate: DATE, valueDate: DATE, maturityDate, assetClass: 'INTERBANK' },
		details: { ...details, cashAccountId: `${entityId}-CENTRAL_BANK-GBP` },
	} as unknown as Trade;
	const start = { tradeId, postingId: 'start-cash', amount: minor(side === 'TAKING' ? PRINCIPAL : -PRINCIPAL) };
	const paid = {
		paymentId: `P-${tradeId}`,
		accountId: `${entityId}-CENTRAL_BANK-GBP`,
		currency: 'GBP',
		valueDate: DATE,
		confirmedAt: OPENED,
	};
	return [
		{ kind: 'trade', trade },
		{ kind: 'payment', ...paid, ...start },
	];
}

/** So that no payment overdraws an account, which would be an outflow. */
const reserves = (entityId: string): BookInput => ({
	kind: 'balance',
	balance: {
		...{ balanceId: `OPEN-${entityId}`, entityId, version: 1, at: OPENED, kind: 'OPENING_CASH', accountId: `${entityId}-CENTRAL_BANK-GBP` },
		...{ currency: 'GBP', amount: minor(10 * PRINCIPAL) },
	},
});
const rolled = (entityId: string): BookInput => ({ kind: 'business-day', entityId, date: addDays(DATE, 1), openedAt: OPENED + 86_400_000 });

function bookOf(facts: readonly BookInput[]): Book {
	const book = createBook();
	const pounds: BookInput = { kind: 'fx', currency: 'GBP', usd: '1.25', at: OPENED };
	for (const fact of [...groupInputs({}), ...singapore(), pounds, ...MIDNIGHTS.map(reserves), ...facts]) book.apply(fact);
	return book;
}

/** What interbank deals add to a ratio, less what they take: unweighted, in pounds. */
function net(book: Book, entityId: string): number {
	const sums = book.lcr(entityId)?.sums ?? [];
	return sums.reduce((sum, { side, amount }) => sum + (side === 'INFLOW' ? amount : side === 'OUTFLOW' ? -amount : 0), 0);
}

/** Due on the day that is 31 before a midnight and 30 after it. */
const DUE = addDays(DATE, 31);
const between = [
	...deal('LENT', 'LDN', 'PLACEMENT', AFFILIATE, DUE),
	...deal('TAKEN', 'NYC', 'TAKING', AFFILIATE, DUE),
	...deal('TAKEN-2', 'SGP', 'TAKING', AFFILIATE, DUE),
];
describe('three entities with three midnights', () => {
	test('count what is between them each in its own day, and the group has none of it at any hour', () => {
		const states = [0, 1, 2, 3].map((midnights) => {
			const book = bookOf([...between, ...MIDNIGHTS.slice(0, midnights).map(rolled)]);
			return ['LDN', 'NYC', 'SGP', 'GROUP'].map((id) => net(book, id));
		});
		expect(states).toEqual([
			[0, 0, 0, 0],
			[0, 0, -PRINCIPAL, 0],
			[PRINCIPAL, 0, -PRINCIPAL, 0],
			[PRINCIPAL, -PRINCIPAL, -PRINCIPAL, 0],
		]);
	});

	test('bring the group what is outside it, each from its own midnight on', () => {
		const outside = MIDNIGHTS.flatMap((entityId) => deal(`OUT-${entityId}`, entityId, 'PLACEMENT', OUTSIDE, DUE));
		const ofGroup = [0, 1, 2, 3].map((midnights) =>
			net(bookOf([...between, ...outside, ...MIDNIGHTS.slice(0, midnights).map(rolled)]), 'GROUP'),
		);
		expect(ofGroup.map((amount) => amount / PRINCIPAL)).toEqual([0, 1, 2, 3]);
	});
});
