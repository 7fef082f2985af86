import type { LogRecord } from '@tideline/event-log';
import { expect, test } from 'vitest';
import { sortByTime } from './order-of-time.ts';

const record = (topic: string, offset: number, timestamp: number): LogRecord => ({
	...{ topic, partition: 0, offset, timestamp, key: null, value: null, headers: {} },
});

function sorted(...records: LogRecord[]): string[] {
	sortByTime(records);
	return records.map(({ topic, offset }) => `${topic} ${offset}`);
}

test('records of several topics are put in order of time', () => {
	const records = [record('payments', 0, 10), record('payments', 1, 30), record('trades.fx', 0, 20)];
	expect(sorted(...records)).toEqual(['payments 0', 'trades.fx 0', 'payments 1']);
});

test('an override stays behind the one before it in the log, although the clock was set back between them', () => {
	const records = [record('overrides', 0, 30), record('overrides', 1, 10), record('payments', 0, 20), record('payments', 1, 40)];
	expect(sorted(...records)).toEqual(['payments 0', 'overrides 0', 'overrides 1', 'payments 1']);
});

test.each(['reference.entities', 'balances', 'market.prices'])('so does a record of %s', (topic) => {
	expect(sorted(record(topic, 0, 30), record(topic, 1, 10))).toEqual([`${topic} 0`, `${topic} 1`]);
});

test('a trade and a payment go by their time, because their order in the log decides nothing', () => {
	expect(sorted(record('payments', 0, 30), record('payments', 1, 10))).toEqual(['payments 1', 'payments 0']);
	expect(sorted(record('trades.fx', 0, 30), record('trades.fx', 1, 10))).toEqual(['trades.fx 1', 'trades.fx 0']);
});
