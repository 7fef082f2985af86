import { MAX_REJECTED_ROWS, type RejectedGroup } from '@tideline/api';
import type { RejectedRow } from '@tideline/stream';
import { expect, it } from 'vitest';
import { olderWords } from './older-words.ts';

const rows = (open: number, closed: number): RejectedRow[] =>
	Array.from({ length: open + closed }, (_, i) => ({ status: i < open ? 'OPEN' : 'CLOSED' }) as RejectedRow);
const groups = (...counts: readonly [total: number, open: number][]): RejectedGroup[] =>
	counts.map(([total, open]) => ({ total, open }) as RejectedGroup);

it('says nothing while every message is listed, or the counts are not known', () => {
	expect(olderWords(rows(7, 3), groups([10, 7]))).toBeNull();
	expect(olderWords(rows(MAX_REJECTED_ROWS, 0), groups([MAX_REJECTED_ROWS, MAX_REJECTED_ROWS]))).toBeNull();
	expect(olderWords(rows(MAX_REJECTED_ROWS, 0), null)).toBeNull();
});

it('says how many are not listed, and how many of them wait', () => {
	expect(olderWords(rows(900, 100), groups([4_000, 1_000], [1_321, 150]))).toBe(
		'The newest 1,000 of 5,321 are listed; of the older ones 250 are open.',
	);
});

it('says from where on the server opens none', () => {
	expect(olderWords(rows(0, MAX_REJECTED_ROWS), groups([100_001, 1]))).toBe(
		'The newest 1,000 of 100,001 are listed; of the older ones 1 are open. The server opens the newest 100,000.',
	);
});

it('counts a message that came between the two looks as none', () => {
	expect(olderWords(rows(MAX_REJECTED_ROWS, 0), groups([1_001, 999]))).toContain('of the older ones 0 are open');
});
