import type { OverrideStep } from '@tideline/api';
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
	reasonCode: 'OTHER',
	comment: 'As agreed.',
} as OverrideRow;
const titles = (change: Partial<OverrideRow>) => historyOf({ ...row, ...change }, null, now).map(({ title, done }) => [title, done]);
const event = { actor: 'A. Moreau', actorRole: 'analyst', from: '127.0.0.1', reasonCode: null, comment: '' };

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
	it('takes effect no sooner than it is written, though it names the moment of the request', () => {
		const written = now - HOUR;
		const trail: OverrideStep[] = [{ ...event, kind: 'SUBMITTED', at: written }];
		const steps = historyOf({ ...row, createdAt: written, effectiveFrom: written - 4 }, trail, now);
		expect(steps.map(({ title, at }) => [title, at]).slice(0, 2)).toEqual([
			['Submitted', written],
			['Took effect', written],
		]);
	});
	it('marks the latest step that is done', () => {
		expect(historyOf(row, null, now).map(({ current }) => current)).toEqual([false, true, false]);
	});
	it('gives each event with who, in which role, from where, and why, unless that stands above', () => {
		const trail: OverrideStep[] = [
			{ ...event, kind: 'DRAFTED', at: now - 3 * HOUR, reasonCode: 'OTHER', comment: 'First thoughts.' },
			{ ...event, kind: 'SUBMITTED', at: now - 2 * HOUR, reasonCode: 'OTHER', comment: 'As agreed.' },
			{ ...event, kind: 'REVERSED', at: now - HOUR, actor: 'L. Tan', comment: 'It was right.' },
		];
		const steps = historyOf({ ...row, state: 'REVERSED', endedAt: now - HOUR, endedBy: 'L. Tan' }, trail, now);
		expect(steps.map(({ title, detail, note }) => [title, detail, note])).toEqual([
			['Draft created', 'A. Moreau, analyst, from 127.0.0.1', 'Other: First thoughts.'],
			['Submitted', 'A. Moreau, analyst, from 127.0.0.1', ''],
			['Took effect', '', ''],
			['Reversed', 'L. Tan, analyst, from 127.0.0.1', 'It was right.'],
		]);
	});
	it('does not wait for the event to say that its time is over', () => {
		expect(titles({ state: 'EXPIRED', expiresAt: now - HOUR / 2 }).at(-1)).toEqual(['Expired', true]);
	});
});
