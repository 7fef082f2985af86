import { LINGER_MS } from '@tideline/domain';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FeedSettings } from './feed-settings.ts';
import type { SwapStep } from './feed-status.ts';
import { FeedOrchestrator, type OrchestratorStart } from './orchestrator.ts';

const bytes = (record: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(record));
const swap = (fields: object): Uint8Array => bytes({ type: 'swap', ...fields });

class FakeGeneration {
	closed = 0;
	readonly settings: FeedSettings;
	readonly number: number;
	constructor(settings: FeedSettings, number: number) {
		this.settings = settings;
		this.number = number;
	}
	close(): void {
		this.closed++;
	}
}

/** Generations are built when the test says so; time passes when it says so. */
function setUp(from: OrchestratorStart = {}) {
	let now = Date.parse('2026-11-20T13:58:21Z');
	const timers: { at: number; body: () => void; cancelled: boolean }[] = [];
	const made: FakeGeneration[] = [];
	const shown: FakeGeneration[] = [];
	const steps: SwapStep[] = [];
	const left: (number | null)[] = [];
	const waiting: { number: number; done(): void; fail(error: Error): void; signal: AbortSignal; onLeft(records: number): void }[] = [];
	const orchestrator = new FeedOrchestrator<FakeGeneration>(
		{
			build: (settings, number, signal, onLeft) =>
				new Promise((resolve, reject) => {
					let settled = false;
					const done = () => {
						if (settled) return;
						settled = true;
						const generation = new FakeGeneration(settings, number);
						made.push(generation);
						resolve(generation);
					};
					const fail = (error: Error) => {
						settled = true;
						reject(error);
					};
					waiting.push({ number, done, fail, signal, onLeft });
				}),
			publish: (generation) => void shown.push(generation),
			now: () => now,
			after(milliseconds, body) {
				const timer = { at: now + milliseconds, body, cancelled: false };
				timers.push(timer);
				return () => {
					timer.cancelled = true;
				};
			},
			onStep: (step) => void steps.push(step),
			onStatus: () => undefined,
			onProgress: ({ building }) => void left.push(building?.recordsLeft ?? null),
		},
		from,
	);
	const pass = (milliseconds: number): void => {
		now += milliseconds;
		for (const timer of timers.splice(0)) {
			if (timer.cancelled) continue;
			if (timer.at <= now) timer.body();
			else timers.push(timer);
		}
	};
	const build = async (index = waiting.length - 1): Promise<void> => {
		waiting[index]?.done();
		await Promise.resolve();
	};
	const start = async (): Promise<void> => {
		const started = orchestrator.start();
		await build();
		await started;
	};
	const swapped = async (fields: object): Promise<void> => {
		const applied = orchestrator.apply(swap(fields));
		await build();
		await applied;
	};
	return { orchestrator, made, shown, steps, left, waiting, pass, build, start, swapped };
}

describe('a swap', () => {
	test('shows the new generation only when it has caught up', async () => {
		const { orchestrator, shown, waiting, start, build } = setUp();
		await start();
		const applied = orchestrator.apply(swap({ positionsTopic: 'positions.v2' }));
		expect(orchestrator.status).toMatchObject({ generation: 1, positionsTopic: 'positions', phase: 'BUILDING' });
		expect(waiting).toHaveLength(2);
		await build();
		await applied;
		expect(shown.map(({ number }) => number)).toEqual([1, 2]);
		expect(orchestrator.status).toMatchObject({
			generation: 2,
			positionsTopic: 'positions.v2',
			phase: 'IDLE',
			lastError: null,
			lingering: 1,
		});
	});

	test('keeps the current value of blank and missing fields', async () => {
		const { orchestrator, start, swapped } = setUp();
		await start();
		await swapped({ positionsTopic: 'positions.v2', accountsTopic: '  ', joinType: null });
		expect(orchestrator.status).toMatchObject({ accountsTopic: 'reference.accounts', joinType: 'left' });
		await swapped({ joinType: 'INNER' });
		expect(orchestrator.status).toMatchObject({ positionsTopic: 'positions.v2', joinType: 'inner' });
	});

	test('that changes nothing refreshes the status only', async () => {
		const { orchestrator, waiting, pass, start } = setUp();
		await start();
		pass(1_000);
		await orchestrator.apply(swap({ positionsTopic: 'positions', joinType: 'Left' }));
		expect(waiting).toHaveLength(1);
		expect(orchestrator.status).toMatchObject({ generation: 1, lastApplied: '2026-11-20T13:58:22.000Z' });
	});

	test.each([
		['no JSON', new TextEncoder().encode('{'), 'a control record is JSON in UTF-8'],
		['no object', bytes(3), 'a control record is a JSON object with a "type"'],
		['a join that is neither', swap({ joinType: 'outer' }), 'joinType "outer" is neither left nor inner'],
		['a topic that is no text', swap({ positionsTopic: 3 }), /^swap record: positionsTopic: /],
		['a field that nobody knows', swap({ positionTopic: 'x' }), /positionTopic/],
	])('with %s is an error in the status and keeps what is shown', async (_, record, message) => {
		const { orchestrator, waiting, start } = setUp();
		await start();
		await orchestrator.apply(record);
		expect(orchestrator.status).toMatchObject({ generation: 1, lastError: expect.stringMatching(message), phase: 'IDLE' });
		expect(waiting).toHaveLength(1);
	});

	test('leaves records of others on the topic alone', async () => {
		const { orchestrator, steps, start } = setUp();
		await start();
		const before = steps.length;
		await orchestrator.apply(bytes({ type: 'scenario', scenario: 'squeeze' }));
		await orchestrator.apply(null);
		expect(steps).toHaveLength(before);
	});

	test('whose topic is missing keeps the old generation and says so', async () => {
		const { orchestrator, waiting, made, start, swapped } = setUp();
		await start();
		const applied = orchestrator.apply(swap({ positionsTopic: 'positions.v9' }));
		waiting.at(-1)?.fail(new Error('there is no topic positions.v9'));
		await applied;
		expect(orchestrator.status).toMatchObject({ generation: 1, positionsTopic: 'positions', lastError: 'there is no topic positions.v9' });
		expect(made[0]?.closed).toBe(0);
		await swapped({ positionsTopic: 'positions.v2' });
		expect(orchestrator.status.lastError).toBeNull();
	});

	test('is superseded by one that comes while it catches up', async () => {
		const { orchestrator, waiting, made, shown, start, build } = setUp();
		await start();
		const first = orchestrator.apply(swap({ positionsTopic: 'positions.v2' }));
		const second = orchestrator.apply(swap({ joinType: 'inner' }));
		expect(waiting[1]?.signal.aborted).toBe(true);
		await build(1);
		await build(2);
		await Promise.all([first, second]);
		expect(shown.map(({ number }) => number)).toEqual([1, 3]);
		expect(orchestrator.status).toMatchObject({ positionsTopic: 'positions.v2', joinType: 'inner', lastError: null });
		expect(made.find(({ number }) => number === 2)?.closed).toBe(1);
	});

	test('back to what is shown ends the one that is being built', async () => {
		const { orchestrator, waiting, start, build } = setUp();
		await start();
		const away = orchestrator.apply(swap({ positionsTopic: 'positions.v2' }));
		await orchestrator.apply(swap({ positionsTopic: 'positions' }));
		expect(waiting[1]?.signal.aborted).toBe(true);
		await build(1);
		await away;
		expect(orchestrator.status).toMatchObject({ generation: 1, positionsTopic: 'positions', phase: 'IDLE' });
	});
});

describe('the status', () => {
	test('names what is being built, who asked, and the records that are left', async () => {
		const { orchestrator, waiting, left, start, build } = setUp();
		await start();
		const applied = orchestrator.apply(swap({ positionsTopic: 'positions.v2', by: 'K. Brandt' }));
		expect(orchestrator.status).toMatchObject({ nextGeneration: 3, building: { generation: 2, by: 'K. Brandt', recordsLeft: null } });
		for (const records of [900, 400, 400, 0]) waiting[1]?.onLeft(records);
		expect(left).toEqual([900, 400, 0]);
		expect(orchestrator.status).toMatchObject({ generation: 1, phase: 'CATCHING_UP', building: { recordsLeft: 0 } });
		await build();
		await applied;
		expect(orchestrator.status).toMatchObject({ generation: 2, building: null });
	});

	test('hears nothing more of a generation that was superseded', async () => {
		const { orchestrator, waiting, left, start, build } = setUp();
		await start();
		const first = orchestrator.apply(swap({ positionsTopic: 'positions.v2' }));
		const second = orchestrator.apply(swap({ positionsTopic: 'positions.v3' }));
		waiting[1]?.onLeft(5);
		expect(left).toEqual([]);
		await build(1);
		await build(2);
		await Promise.all([first, second]);
	});

	test.each([
		['BUILD', []],
		['CATCH_UP', [700]],
		['PUBLISH', [700, 0]],
	] as const)('says how far it had come when it failed: %s', async (failedAt, progress) => {
		const { orchestrator, waiting, steps, start } = setUp();
		await start();
		const applied = orchestrator.apply(swap({ positionsTopic: 'positions.v2' }));
		for (const records of progress) waiting[1]?.onLeft(records);
		waiting[1]?.fail(new Error('broken'));
		await applied;
		expect(steps.at(-1)).toMatchObject({ step: 'ERROR', generation: 2, failedAt });
	});

	test('logs each record applied, swap and close with old and new', async () => {
		const { steps, pass, start, swapped } = setUp();
		await start();
		await swapped({ positionsTopic: 'positions.v2', joinType: 'inner', by: 'K. Brandt' });
		pass(LINGER_MS);
		expect(steps.map(({ step, generation, text, by }) => [step, generation, text, by])).toEqual([
			['BUILDING', 1, 'positions left join reference.accounts', null],
			['SWAPPED', 1, 'first generation: positions left join reference.accounts', null],
			['APPLIED', 1, 'positions → positions.v2, left → inner', 'K. Brandt'],
			['BUILDING', 2, 'positions → positions.v2, left → inner', 'K. Brandt'],
			['SWAPPED', 2, '1 → 2: positions → positions.v2, left → inner', 'K. Brandt'],
			['CLOSED', 1, 'positions left join reference.accounts, replaced by 2', null],
		]);
	});
});

describe('a start', () => {
	const asked = { positionsTopic: 'positions.v9', accountsTopic: 'reference.accounts', joinType: 'left' } as const;

	test('that cannot show what was asked for shows the next best, with the error in the status', async () => {
		const { orchestrator, waiting, shown, build } = setUp({ settings: asked, generation: 14 });
		const started = orchestrator.start([{ ...asked, positionsTopic: 'positions' }]);
		waiting[0]?.fail(new Error('there is no positions.v9'));
		await Promise.resolve();
		await Promise.resolve();
		await build();
		await started;
		expect(shown.map(({ number }) => number)).toEqual([16]);
		expect(orchestrator.status).toMatchObject({ generation: 16, positionsTopic: 'positions', lastError: 'there is no positions.v9' });
	});

	test('ends with the error when nothing can be shown', async () => {
		const { orchestrator, waiting } = setUp({ settings: asked });
		const started = orchestrator.start();
		waiting[0]?.fail(new Error('the log is gone'));
		await expect(started).rejects.toThrow('the log is gone');
	});
});

describe('an old generation', () => {
	test('closes once, after its linger', async () => {
		const { orchestrator, made, pass, start, swapped } = setUp();
		await start();
		await swapped({ positionsTopic: 'positions.v2' });
		pass(LINGER_MS - 1);
		expect(made[0]?.closed).toBe(0);
		pass(1);
		expect(made[0]?.closed).toBe(1);
		orchestrator.close();
		expect(made.map(({ closed }) => closed)).toEqual([1, 1]);
	});

	test('makes room when two linger already', async () => {
		const { orchestrator, made, start, swapped } = setUp();
		await start();
		for (const version of [2, 3, 4]) await swapped({ positionsTopic: `positions.v${version}` });
		expect(made.map(({ closed }) => closed)).toEqual([1, 0, 0, 0]);
		expect(orchestrator.status.lingering).toBe(2);
	});
});

test('every generation is closed exactly once, whatever comes, and the last record wins', async () => {
	const command = fc.oneof(
		fc.record({
			positionsTopic: fc.constantFrom('positions', 'positions.v2', 'positions.v3'),
			joinType: fc.constantFrom('left', 'inner', ''),
		}),
		fc.constantFrom('build', 'fail', 'pass' as const),
	);
	await fc.assert(
		fc.asyncProperty(fc.array(command, { maxLength: 40 }), async (commands) => {
			const { orchestrator, made, shown, waiting, pass, start, build } = setUp();
			await start();
			const applied: Promise<void>[] = [];
			for (const one of commands) {
				if (one === 'build') await build();
				else if (one === 'fail') waiting.at(-1)?.fail(new Error('broken'));
				else if (one === 'pass') pass(3_000);
				else if (typeof one === 'object') applied.push(orchestrator.apply(swap(one)));
				await Promise.resolve();
			}
			for (let index = 0; index < waiting.length; index++) await build(index);
			await Promise.all(applied);
			const current = shown.at(-1);
			expect(current?.number).toBe(orchestrator.status.generation);
			expect(current?.closed).toBe(0);
			expect(current?.settings).toMatchObject({ positionsTopic: orchestrator.status.positionsTopic });
			orchestrator.close();
			expect(made.every(({ closed }) => closed === 1)).toBe(true);
		}),
	);
});
