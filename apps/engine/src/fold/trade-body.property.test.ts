import { openCodecs, openSqliteLog } from '@tideline/event-log';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Book, createBook } from './book.ts';
import { tradeInput } from './decode/decode-record.ts';
import { randomInputs } from './random-day.fixture.ts';
import { referenceInputs } from './reference.fixture.ts';

/** Hundreds of random days on a busy machine. */
const TIMEOUT_MS = 300_000;

/** Everything that the book says. */
const contents = (book: Book): unknown => ({
	positions: book.positionKeys().map((key) => book.position(key)),
	cash: book.accountIds().map((accountId) => book.cash(accountId)),
	lcr: book.entities().map(({ entityId }) => book.lcr(entityId)),
});

describe('a trade that comes as Avro', { timeout: TIMEOUT_MS }, () => {
	test('does what the trade itself does', async () => {
		const log = openSqliteLog({ path: ':memory:', maintainEveryMs: 0 });
		const { trade: codec } = await openCodecs(log.registry);
		fc.assert(
			fc.property(fc.integer(), (seed) => {
				const [plain, avro] = [createBook(), createBook()];
				for (const input of [...referenceInputs(), ...randomInputs(seed, 250)]) {
					plain.apply(input);
					avro.apply(input.kind === 'trade' && input.body === undefined ? tradeInput(codec.encode(input.trade), codec) : input);
				}
				expect(contents(avro)).toEqual(contents(plain));
			}),
			{ numRuns: 60 },
		);
		await log.close();
	});
});
