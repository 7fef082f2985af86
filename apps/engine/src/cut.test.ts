import type { LogRecord } from '@tideline/event-log';
import { expect, test } from 'vitest';
import { cutAt } from './cut.ts';

const record = (topic: string, offset: number): LogRecord => ({
	...{ topic, partition: 0, offset, key: null, value: null, timestamp: 0, headers: {} },
});
const FROM = new Map([
	['a/0', 5],
	['b/0', 2],
]);
const RECORDS = [record('a', 5), record('c', 0), record('a', 6), record('b', 2)];

test('a cut names the next offset of every partition, those that have not moved too', () => {
	expect(cutAt(FROM, RECORDS, 0)).toEqual(FROM);
	expect([...(cutAt(FROM, RECORDS, 3) ?? [])]).toEqual([
		['a/0', 7],
		['b/0', 2],
		['c/0', 1],
	]);
});

test('no cut says that a later record of a partition was applied before an earlier one', () => {
	const sorted = [record('a', 6), record('b', 2), record('a', 5)];
	expect(cutAt(FROM, sorted, 1)).toBeNull();
	expect(cutAt(FROM, sorted, 2)).toBeNull();
	expect(cutAt(FROM, sorted, 3)?.get('a/0')).toBe(7);
});
