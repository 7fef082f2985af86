import { readFileSync } from 'node:fs';
import { formatMinor, formatPrice, formatQuantity } from '@tideline/domain';
import type { NewRecord } from '@tideline/event-log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseLine } from '../../../scripts/feed/parse-line.ts';
import { type Book, foldLog } from '../src/fold/index.ts';
import { normaliseAll, openTemporaryLog, rejectedOf, type TemporaryLog, tradesOf } from './_log.ts';

const SAMPLES = new URL('../../../samples/', import.meta.url);
const FILES = ['1-reference.jsonl', '2-openings.jsonl', '3-desks.jsonl', '4-desks.fix', '5-payments.jsonl'];
const RECEIVED_AT = Date.UTC(2026, 10, 20, 13);

const lines = (file: string): string[] => readFileSync(new URL(file, SAMPLES), 'utf8').split('\n');
const records = (files: readonly string[]): NewRecord[] =>
	files.flatMap(lines).flatMap((line) => {
		const record = parseLine(line, null);
		return record === null ? [] : [{ ...record, timestamp: RECEIVED_AT }];
	});

/** Rows of the table of samples/README.md whose first heading this is, without its head; numbers without separators. */
function table(heading: string): string[][] {
	const all = lines('README.md');
	const start = all.findIndex((line) => line.split('|')[1]?.trim() === heading);
	if (start < 0) expect.fail(`samples/README.md has no table that begins with ${heading}`);
	const end = all.findIndex((line, index) => index > start && !line.startsWith('|'));
	return all.slice(start + 2, end).map((line) =>
		line
			.slice(1, -1)
			.split('|')
			.map((cell) =>
				cell
					.trim()
					.replaceAll(/(?<=\d),(?=\d)/g, '')
					.replace('−', '-'),
			),
	);
}

/** Everything in one append, in the order given. */
async function fold(input: readonly NewRecord[]): Promise<{ day: TemporaryLog; book: Book }> {
	const day = await openTemporaryLog();
	await day.log.append(input);
	await normaliseAll(day);
	return { day, book: await foldLog(day.log, day.codecs) };
}

describe('the sample day comes out as samples/README.md works it out by hand', () => {
	let day: TemporaryLog;
	let book: Book;
	beforeAll(async () => {
		({ day, book } = await fold(records(FILES)));
	});
	afterAll(() => day.close());

	it('28 messages: 23 accepted, 5 rejected for the reasons given', async () => {
		expect(await tradesOf(day)).toHaveLength(23);
		const found = (await rejectedOf(day)).map(({ key, reason, path }) => [key, reason, path]);
		expect(found.sort()).toEqual(table('Key').sort());
	});

	it('one trade is late', async () => {
		expect((await tradesOf(day)).filter(({ late }) => late).map(({ tradeId }) => tradeId)).toEqual(['BD-3']);
	});

	it('cash', () => {
		const found = table('Account').map(([accountId = '']) => {
			const cash = book.cash(accountId);
			if (cash === null) return [accountId];
			return [accountId, ...[cash.opening, cash.current, cash.pending, cash.projected].map((amount) => formatMinor(amount, cash.currency))];
		});
		expect(found).toEqual(table('Account'));
	});

	it('positions', () => {
		const found = book.positionKeys().map((key) => {
			const position = book.position(key);
			if (position === null) return [key];
			const { instrumentId, settled, pending, projected, price, marketValue, currency, level } = position;
			return [
				instrumentId,
				...[settled, pending, projected].map(formatQuantity),
				price === null ? '' : formatPrice(price),
				formatMinor(marketValue, currency),
				level,
			];
		});
		expect(found.sort()).toEqual(table('Instrument').sort());
	});

	it('the LCR to the penny', () => {
		const lcr = book.lcr('LDN');
		const found = table('Result').map(([name = '']) => [name, formatMinor(lcr?.[name as 'hqla'] ?? expect.fail(name), 'GBP')]);
		expect(found).toEqual(table('Result'));
		expect(lcr?.lcr).toBeCloseTo(740_709_500 / 559_416_348.623, 9);
		expect(lcr?.limitState).toBe('OVER_INTERNAL');
	});

	it('is the same when every line comes in the opposite order, and twice', async () => {
		const all = records(FILES);
		const other = await fold([...all.toReversed(), ...all]);
		const { sequence: _, ...expected } = book.lcr('LDN') ?? expect.fail('no LCR');
		expect(other.book.lcr('LDN')).toMatchObject(expected);
		await other.day.close();
	});
});
