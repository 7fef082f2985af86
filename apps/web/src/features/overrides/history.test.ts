import type { OverrideRow } from '@tideline/stream';
import { describe, expect, it } from 'vitest';
import { historyOf } from './history.ts';

const HOUR = 3_600_000;
const now = 100 * HOUR;
const row = {
	overrideId: 'OV-1',
	state: 'IN_FORCE',
	maker: 'A. Moreau',
	createdAt: now - 2 * HOUR,
	effectiveFrom: now - 2 * HOUR,
	expiresAt: now + 10 * HOUR,
	endedAt: null,
	endedBy: null,
} as OverrideRow;
const titles = (change: Partial<OverrideRow>) => historyOf({ ...row, ...change }, now).map(({ title, done }) => [title, done]);

describe('historyOf', () => {
	it('shows what is to come after what was', () => {
		expect(titles({})).toEqual([
			['Submitted', true],
			['Took effect', true],
			['Expires', false],
		]);
		expect(titles({ state: 'SCHEDULED', effectiveFrom: now + HOUR })).toEqual([
			['Submitted', true],
			['Takes effect', false],
			['Expires', false],
		]);
	});
	it('does not say that it took effect when it was reversed before', () => {
		expect(titles({ state: 'REVERSED', effectiveFrom: now + HOUR, endedAt: now - HOUR })).toEqual([
			['Submitted', true],
			['Reversed', true],
		]);
	});
	it('marks the latest step that is done', () => {
		expect(historyOf(row, now).map(({ current }) => current)).toEqual([false, true, false]);
	});
});
