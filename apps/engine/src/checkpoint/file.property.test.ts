import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Book, type BookInput, createBook, type SavedBook } from '../fold/index.ts';
import { randomInputs } from '../fold/random-day.fixture.ts';
import { referenceInputs } from '../fold/reference.fixture.ts';
import { CheckpointFile } from './read-checkpoint.ts';
import { writeCheckpoint } from './write-checkpoint.ts';

/** Dozens of files, on a disk that others use too. */
const TIMEOUT_MS = 300_000;
const HEAD = { log: 'a log', program: 'a program', savedAt: 1, positions: { 'a/0': 7 }, published: { 'b/0': 8 }, marks: { 'a/0': null } };

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'tideline-file-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Through a file, others having changed the book while it was written. */
async function reopened(book: Book, meanwhile: readonly BookInput[]): Promise<Book> {
	const path = join(folder, 'checkpoint');
	book.drain();
	const writing = writeCheckpoint(path, HEAD, { book: book.save() });
	for (const input of meanwhile) book.apply(input);
	book.flush();
	await writing;
	const file = await CheckpointFile.open(path);
	if (file === null) throw new Error('there is no checkpoint');
	expect(file.index).toMatchObject(HEAD);
	const { book: saved } = (await file.read()) as { book: SavedBook };
	await file.close();
	const restored = createBook();
	restored.restore(saved);
	return restored;
}

const contents = (book: Book): unknown => ({
	positions: book.positionKeys().map((key) => book.position(key)),
	cash: book.accountIds().map((accountId) => book.cash(accountId)),
	lcr: book.entities().map(({ entityId }) => book.lcr(entityId)),
	figures: [book.sequence, book.eventTime],
});

test('a book that was written and read goes on as the one that was not', { timeout: TIMEOUT_MS }, async () => {
	await fc.assert(
		fc.asyncProperty(fc.integer(), fc.double({ min: 0, max: 1, noNaN: true }), async (seed, part) => {
			const inputs = [...referenceInputs(), ...randomInputs(seed, 250)];
			const cut = Math.floor(part * inputs.length);
			const whole = createBook();
			for (const input of inputs.slice(0, cut)) whole.apply(input);
			const restored = await reopened(whole, inputs.slice(cut));
			for (const input of inputs.slice(cut)) restored.apply(input);
			expect(contents(restored)).toEqual(contents(whole));
		}),
		{ numRuns: 25 },
	);
});

test('any payment id is the same one afterwards, half a character too', { timeout: TIMEOUT_MS }, async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.uniqueArray(
				fc.string({ unit: 'binary' }).map((text) => `${text}\ud800`),
				{ minLength: 1 },
			),
			async (ids) => {
				const payments = ids.map((paymentId): BookInput => {
					const what = { accountId: 'LDN-NOSTRO-USD', currency: 'USD', amount: 5, valueDate: 1 as never, confirmedAt: 1 };
					return { kind: 'payment', paymentId, ...what, tradeId: null, postingId: null };
				});
				const book = createBook();
				for (const input of [...referenceInputs(), ...payments]) book.apply(input);
				const restored = await reopened(book, []);
				const before = book.cash('LDN-NOSTRO-USD');
				for (const input of payments) restored.apply(input);
				expect(restored.cash('LDN-NOSTRO-USD')?.current).toBe(before?.current);
			},
		),
		{ numRuns: 15 },
	);
});
