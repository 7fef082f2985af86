import { FACT_TOPICS, REFERENCE_TOPICS } from '@tideline/event-log';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordOf } from '../log-record.fixture.ts';
import { createBook } from './book.ts';
import type { FactCodecs } from './decode/decode-record.ts';
import { applyRecord } from './fold-log.ts';
import { randomInputs } from './random-day.fixture.ts';
import { OPENED, referenceInputs } from './reference.fixture.ts';

const codecs = {} as FactCodecs;
const TOPICS = [...REFERENCE_TOPICS, ...FACT_TOPICS];
const recordIn = (topic: string, value: Uint8Array) => ({
	topic,
	partition: 0,
	offset: 0,
	key: 'k',
	value,
	timestamp: OPENED,
	headers: {},
});

/** Facts of a day as their topics carry them, a few of each topic and kind. */
const examples = [...referenceInputs(), ...randomInputs(5, 300)].flatMap((input) => {
	if (input.kind === 'trade' || input.kind === 'override' || input.kind.endsWith('-gone')) return [];
	const { topic, value } = recordOf(input, codecs);
	return [{ topic, json: JSON.parse(Buffer.from(value ?? []).toString()) as Record<string, unknown> }];
});

/** Whether a record is folded, or set aside with a reason that was foreseen: UNSUPPORTED stands for an error that nobody expects. */
function survives(topic: string, value: Uint8Array, book = createBook()): boolean {
	const fault = applyRecord(book, recordIn(topic, value), codecs);
	return fault === null || (fault.reason !== 'UNSUPPORTED' && fault.message.length > 0);
}

const HOSTILE = [
	...['', ' ', '-1', '-0', '1e5', '１２３', '9'.repeat(20), '9'.repeat(21), '0.000000000001', '99999999999999999999.999999999999'],
	...['0000-01-01', '9999-12-31', '2026-11-20T24:00:00Z', '2026-11-20T23:59:60Z', '9999-12-31T23:59:59Z', '1970-01-01T00:00:00Z'],
	...['__proto__', 'constructor', 'XXX', 'usd', 'GMT+25', 'Europe/Atlantis', 'x'.repeat(65), '\ud800', '\u0000'],
];
const hostile = fc.oneof(fc.constantFrom<unknown>(...HOSTILE, -1, 1e300, true, null), fc.jsonValue());

describe('hostile facts', () => {
	test('any bytes and any JSON are folded or set aside with a reason', () => {
		fc.assert(fc.property(fc.constantFrom(...TOPICS), fc.uint8Array({ maxLength: 100 }), (topic, bytes) => survives(topic, bytes)));
		fc.assert(fc.property(fc.constantFrom(...TOPICS), fc.json(), (topic, json) => survives(topic, Buffer.from(json))));
	});

	test('a real fact with hostile fields is too, and the book can still be read', () => {
		const book = createBook();
		for (const input of referenceInputs()) book.apply(input);
		fc.assert(
			fc.property(fc.constantFrom(...examples), fc.nat(), hostile, ({ topic, json }, at, value) => {
				const names = Object.keys(json);
				const spoilt = { ...json, [names[at % names.length] as string]: value };
				const survived = survives(topic, Buffer.from(JSON.stringify(spoilt)), book);
				book.drain();
				for (const { entityId } of book.entities()) book.lcr(entityId);
				for (const accountId of book.accountIds()) book.cash(accountId);
				return survived;
			}),
			{ numRuns: 300 },
		);
		expect(book.eventTime).toBeLessThanOrEqual(OPENED + 2 * 86_400_000);
	});

	test('what is nested without end is set aside', () => {
		const deep = Buffer.from('['.repeat(50_000) + ']'.repeat(50_000));
		for (const topic of TOPICS) expect(survives(topic, deep)).toBe(true);
	});
});
