import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Book, createBook } from './book.ts';
import type { BookInput } from './decode/book-input.ts';
import { randomInputs, seeded } from './random-day.fixture.ts';
import { OPENED, referenceInputs } from './reference.fixture.ts';
import { groupInputs, MIXED } from './views.fixture.ts';

/** The last fact of every run: it sets the clock, so that books which have seen other duplicates end at the same time. */
const END: BookInput = { kind: 'fx', currency: 'GBP', usd: '1.2345', at: OPENED + 86_000_000 };

function fold(inputs: readonly BookInput[], each?: (book: Book) => void): Book {
	const problems: string[] = [];
	const book = createBook({ onProblem: (item, error) => problems.push(`${item}: ${String(error)}`) });
	for (const input of [...inputs, END]) {
		book.apply(input);
		each?.(book);
	}
	book.flush();
	expect(problems).toEqual([]);
	return book;
}

/** Everything a book says, but how many facts it took to say it. */
function contents(book: Book): unknown {
	const without = <T extends { sequence: number }>(record: T | null) => record && { ...record, sequence: 0 };
	return {
		positions: book
			.positionKeys()
			.sort()
			.map((key) => without(book.position(key))),
		cash: book
			.accountIds()
			.sort()
			.map((id) => without(book.cash(id))),
		lcr: book
			.entities()
			.map(({ entityId }) => without(book.lcr(entityId)))
			.sort((a, b) => ((a?.entityId ?? '') < (b?.entityId ?? '') ? -1 : 1)),
	};
}

/** Facts without a version of their own keep their place among those of the same key: the log keeps it too. */
function orderKey(input: BookInput): string | null {
	switch (input.kind) {
		case 'override':
			return 'overrides';
		case 'counterparty':
			return input.record.counterpartyId;
		case 'instrument':
			return input.record.instrumentId;
		case 'account':
			return input.record.accountId;
		case 'entity':
			return input.record.entityId;
		default:
			return null;
	}
}

function shuffled(inputs: readonly BookInput[], seed: number): BookInput[] {
	const random = seeded(seed);
	const mixed = inputs
		.map((input) => ({ input, at: random() }))
		.sort((a, b) => a.at - b.at)
		.map(({ input }) => input);
	const queues = new Map<string, BookInput[]>();
	for (const input of inputs) {
		const key = orderKey(input);
		if (key !== null) queues.set(key, [...(queues.get(key) ?? []), input]);
	}
	return mixed.map((input) => queues.get(orderKey(input) ?? '')?.shift() ?? input);
}

/** What is left when everything superseded is taken out: a recomputation starts from this. */
function newestOnly(inputs: readonly BookInput[]): BookInput[] {
	const newest = new Map<string, BookInput>();
	const overrides: BookInput[] = [];
	for (const input of inputs) {
		if (input.kind === 'override') overrides.push(input);
		else keep(newest, input);
	}
	return [...newest.values(), ...overrides];
}

function keep(newest: Map<string, BookInput>, input: BookInput): void {
	const [key, rank] = identity(input);
	const known = newest.get(key);
	if (known === undefined || rank === null || rank > (identity(known)[1] ?? 0)) newest.set(key, input);
}

function identity(input: BookInput): [string, number | null] {
	switch (input.kind) {
		case 'trade':
			return [`trade ${input.trade.tradeId}`, input.trade.version];
		case 'payment':
			return [`payment ${input.paymentId}`, 0];
		case 'balance':
			return [`balance ${input.balance.balanceId}`, input.balance.version];
		case 'price':
			return [`price ${input.instrumentId}`, input.at];
		case 'fx':
			return [`fx ${input.currency}`, input.at];
		case 'business-day':
			return [`day ${input.entityId}`, input.date * 1e13 + input.openedAt / 1_000];
		default:
			return [`${input.kind} ${orderKey(input)}`, null];
	}
}

/** Hundreds of random days on a busy machine. */
const TIMEOUT_MS = 300_000;

const BOOKS = [
	{ of: 'one rulebook', events: 10_000, reference: referenceInputs },
	{ of: 'three rulebooks, one of them by day', events: 3_000, reference: () => groupInputs(MIXED) },
];

describe.each(BOOKS)('the book of $of', { timeout: TIMEOUT_MS }, ({ events, reference }) => {
	test('is the same for any order and any duplication of the same facts', () => {
		fc.assert(
			fc.property(fc.integer(), fc.integer(), (seed, order) => {
				const inputs = [...reference(), ...randomInputs(seed, 150)];
				const twice = [...inputs, ...inputs.filter((input) => orderKey(input) === null)];
				expect(contents(fold(shuffled(twice, order)))).toEqual(contents(fold(inputs)));
			}),
			{ numRuns: 40 },
		);
	});

	test(`after ${events} random events, summed up one by one, equals a recomputation from the facts that are left`, () => {
		const inputs = [...reference(), ...randomInputs(7, events)];
		const incremental = fold(inputs, (book) => book.flush());
		expect(contents(incremental)).toEqual(contents(fold(newestOnly(inputs))));
	});

	test('goes back to what it was when every override ends', () => {
		fc.assert(
			fc.property(fc.integer(), (seed) => {
				const inputs = [...reference(), ...randomInputs(seed, 200)];
				const plain = inputs.filter(({ kind }) => kind !== 'override');
				const ends = inputs.flatMap((input): BookInput[] => {
					if (input.kind !== 'override' || input.event.kind !== 'SUBMITTED') return [];
					return [{ kind: 'override', event: { ...input.event, kind: 'REVERSED', at: input.event.at + 1, proposal: null } }];
				});
				expect(contents(fold([...inputs, ...ends]))).toEqual(contents(fold(plain)));
			}),
			{ numRuns: 25 },
		);
	});

	test('has beside its ratio the one that it would have without overrides', () => {
		fc.assert(
			fc.property(fc.integer(), (seed) => {
				const inputs = [...reference(), ...randomInputs(seed, 200)];
				const plain = fold(inputs.filter(({ kind }) => kind !== 'override')).lcr('GROUP');
				expect(fold(inputs).lcr('GROUP')?.booked).toEqual(plain?.booked);
			}),
			{ numRuns: 40 },
		);
	});
});
