import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Book, createBook } from './book.ts';
import type { BookInput } from './decode/book-input.ts';
import { randomInputs } from './random-day.fixture.ts';
import { groupInputs, MIXED } from './views.fixture.ts';

/** Hundreds of random days on a busy machine. */
const TIMEOUT_MS = 300_000;

/** Everything that the book says. */
function contents(book: Book): unknown {
	return {
		positions: book.positionKeys().map((key) => book.position(key)),
		cash: book.accountIds().map((accountId) => book.cash(accountId)),
		lcr: book.entities().map(({ entityId }) => book.lcr(entityId)),
		due: book.dueOverrideEvents(Number.MAX_SAFE_INTEGER),
		figures: [book.sequence, book.eventTime, book.positionCount],
	};
}

/** Opens balances, takes some of them and of the prices back, and begins the books of an entity anew. */
function inputsOf(seed: number, count: number): BookInput[] {
	const inputs = [...groupInputs(MIXED), ...randomInputs(seed, count)];
	return inputs.flatMap((input, i): BookInput[] => {
		if (i % 7 !== 0) return [input];
		if (input.kind === 'balance') return [input, { kind: 'balance-gone', balanceId: input.balance.balanceId }];
		if (input.kind === 'price') return [input, { kind: 'price-gone', instrumentId: input.instrumentId }];
		return [input];
	});
}

function apply(book: Book, inputs: readonly BookInput[], flushEvery: number): void {
	inputs.forEach((input, i) => {
		book.apply(input);
		if (i % flushEvery === 0) book.flush();
	});
}

describe('a saved book', { timeout: TIMEOUT_MS }, () => {
	test('goes on as the one that was never saved, whatever that one has folded meanwhile', () => {
		fc.assert(
			fc.property(fc.integer(), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 60 }), (seed, part, flushEvery) => {
				const inputs = inputsOf(seed, 250);
				const cut = Math.floor(part * inputs.length);
				const whole = createBook();
				apply(whole, inputs.slice(0, cut), flushEvery);
				whole.drain();
				const saved = whole.save();
				apply(whole, inputs.slice(cut), flushEvery);
				const changed = whole.drain();
				const restored = createBook();
				restored.restore(saved);
				apply(restored, inputs.slice(cut), flushEvery);
				expect(restored.drain()).toEqual(changed);
				expect(contents(restored)).toEqual(contents(whole));
			}),
			{ numRuns: 80 },
		);
	});

	test('can be saved and restored again and again', () => {
		fc.assert(
			fc.property(fc.integer(), fc.integer({ min: 2, max: 6 }), (seed, times) => {
				const inputs = inputsOf(seed, 250);
				const whole = createBook();
				let restored = createBook();
				for (let i = 0; i < times; i++) {
					const part = inputs.slice((i * inputs.length) / times, ((i + 1) * inputs.length) / times);
					apply(whole, part, 10);
					apply(restored, part, 10);
					restored.drain();
					const again = createBook();
					again.restore(restored.save());
					restored = again;
				}
				expect(contents(restored)).toEqual(contents(whole));
			}),
			{ numRuns: 40 },
		);
	});

	test('is refused while somebody has still to hear of a change', () => {
		const book = createBook();
		apply(book, groupInputs(MIXED), 1);
		expect(() => book.save()).toThrow('have not been drained');
	});
});
