import type { FeedStatusRecord } from '@tideline/domain';
import { describe, expect, test } from 'vitest';
import { swapStages } from './swap-stages.ts';

type Step = FeedStatusRecord['steps'][number];
const NOW = 100_000;
const step = (kind: Step['step'], generation: number, change: Partial<Step> = {}): Step => ({
	...{ at: NOW, step: kind, generation, text: '', by: null, tookMs: null, failedAt: null },
	...change,
});
const shown = [step('BUILDING', 14), step('SWAPPED', 14)];
const building = { generation: 15, positionsTopic: 'p', accountsTopic: 'a', joinType: 'left', by: null } as const;
const states = (status: Parameters<typeof swapStages>[0], now = NOW) => swapStages(status, now).map(({ state }) => state);
const idle = { phase: 'IDLE', building: null, lingering: 0 } as const;

describe('the stages of a swap', () => {
	test('all wait before the first one', () => expect(new Set(states({ ...idle, steps: shown }))).toEqual(new Set(['waiting'])));

	test('begin with the topics that are looked up', () =>
		expect(states({ ...idle, phase: 'BUILDING', building: { ...building, recordsLeft: null }, steps: shown })[0]).toBe('active'));

	test('tell the records that are left while it catches up', () => {
		const all = swapStages({ ...idle, phase: 'CATCHING_UP', building: { ...building, recordsLeft: 4_318 }, steps: shown }, NOW);
		expect(all.slice(0, 3).map(({ state, detail }) => [state, detail])).toEqual([
			['done', ''],
			['active', '4,318 left'],
			['waiting', ''],
		]);
	});

	test('count the linger down, then close the old generation', () => {
		const swapped = [...shown, step('BUILDING', 15), step('SWAPPED', 15)];
		const all = swapStages({ ...idle, lingering: 1, steps: swapped }, NOW + 2_500);
		expect(all.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'active', 'waiting']);
		expect(all[3]?.detail).toBe('6 s');
		expect(states({ ...idle, steps: [...swapped, step('CLOSED', 14)] })).toEqual(Array(5).fill('done'));
	});

	test('do not linger after a start: what was shown before went with its process', () =>
		expect(new Set(states({ ...idle, steps: [...shown, step('BUILDING', 15), step('SWAPPED', 15)] }))).toEqual(new Set(['waiting'])));

	test.each([
		['BUILD', 0],
		['CATCH_UP', 1],
		['PUBLISH', 2],
	] as const)('stop where it failed: %s', (failedAt, index) => {
		const all = states({ ...idle, steps: [...shown, step('BUILDING', 15), step('ERROR', 15, { failedAt })] });
		expect(all.map((state, at) => (state === 'failed' ? at : -1)).filter((at) => at >= 0)).toEqual([index]);
		expect(all.slice(index + 1).every((state) => state === 'waiting')).toBe(true);
	});
});
