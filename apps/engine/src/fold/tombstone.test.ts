import { describe, expect, test } from 'vitest';
import { createBook } from './book.ts';
import type { BookInput } from './decode/book-input.ts';
import { decodeRecord } from './decode/decode-record.ts';
import { randomInputs } from './random-day.fixture.ts';
import { OPENED, referenceInputs } from './reference.fixture.ts';

const inputs = [...referenceInputs(), ...randomInputs(11, 400)];
const END: BookInput = { kind: 'fx', currency: 'EUR', usd: '1.1111', at: OPENED + 86_000_000 };

/** The figures of every entity, and the holdings, after some facts. */
function figures(facts: readonly BookInput[]): unknown {
	const book = createBook();
	for (const fact of [...facts, END]) book.apply(fact);
	const lcr = book.entities().map(({ entityId }) => ({ ...book.lcr(entityId), sequence: 0 }));
	const positions = book.positionKeys().map((key) => ({ ...book.position(key), sequence: 0 }));
	const cash = book.accountIds().map((id) => ({ ...book.cash(id), sequence: 0 }));
	const byName = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
	return { lcr: lcr.sort(byName), positions: positions.sort(byName), cash: cash.sort(byName) };
}

const tombstones = (kind: 'balance' | 'price'): BookInput[] =>
	inputs.flatMap((input): BookInput[] => {
		if (input.kind === 'balance' && kind === 'balance') return [{ kind: 'balance-gone', balanceId: input.balance.balanceId }];
		return input.kind === 'price' && kind === 'price' ? [{ kind: 'price-gone', instrumentId: input.instrumentId }] : [];
	});

describe('a tombstone', () => {
	test.each(['balance', 'price'] as const)('of every %s leaves the book as if none had come', (kind) => {
		const without = inputs.filter((input) => input.kind !== kind);
		expect(figures([...inputs, ...tombstones(kind)])).toEqual(figures(without));
	});

	test.each(['balance', 'price'] as const)('of a %s is undone by a new record of any version', (kind) => {
		const again = inputs.filter((input) => input.kind === kind);
		expect(figures([...inputs, ...tombstones(kind), ...again])).toEqual(figures(inputs));
	});

	test('of something that is not there changes nothing', () => {
		expect(figures([...inputs, { kind: 'balance-gone', balanceId: 'none' }, { kind: 'price-gone', instrumentId: 'none' }])).toEqual(
			figures(inputs),
		);
	});

	test('of reference data takes nothing away: what refers to it must not lose it', () => {
		const record = { topic: 'reference.accounts', partition: 0, offset: 0, key: 'A', value: null, timestamp: 0, headers: {} };
		expect(decodeRecord(record, {} as never)).toBeNull();
		expect(decodeRecord({ ...record, topic: 'market.fx', key: 'EUR' }, {} as never)).toEqual({ kind: 'fx-gone', currency: 'EUR' });
	});
});
