import { setTimeout as wait } from 'node:timers/promises';
import { expect, vi } from 'vitest';
import { numbers } from './_seeded.ts';
import { type FaultStack, WITHIN } from './_stack.ts';

/** A kill comes up to so long after the first new message: before, in the middle of and after what an app does with it. */
const MOMENT_MS = 1_200;

/**
 * Rounds of kill -9 while the simulator writes: the simulator in each, since only then do the figures come to rest; engine and BFF by the
 * seed, at moments of their own, some engines again while they start. After each round every figure is compared.
 */
export async function killRounds(stack: FaultStack, rounds: number, seed: number): Promise<void> {
	const random = numbers(seed);
	const { apps } = stack;
	stack.run('engine', 'bff');
	for (let round = 0; round < rounds; round++) {
		const [simulatorAt, engineAt, engineAgainAt, bffAt] = [random(), random(), random(), random()].map(
			(part) => part * MOMENT_MS,
		) as Moments;
		const [killsEngine, killsAgain, killsBff] = [random() < 0.7, random() < 0.3, random() < 0.5];
		try {
			const before = await stack.deskRecords();
			apps.run('simulator');
			await vi.waitFor(async () => expect(await stack.deskRecords()).toBeGreaterThan(before), WITHIN);
			await Promise.all([
				killAfter(stack, 'simulator', simulatorAt),
				killsEngine && restartAfter(stack, 'engine', engineAt, ...(killsAgain ? [engineAgainAt] : [])),
				killsBff && restartAfter(stack, 'bff', bffAt),
			]);
			await stack.expectSame();
		} catch (error) {
			throw new Error(`round ${round + 1} of ${rounds} with FAULT_SEED=${seed}: ${(error as Error).message}`, { cause: error });
		}
	}
	await stack.expectEachOnce();
}

type Moments = [number, number, number, number];

async function killAfter({ apps }: FaultStack, app: 'simulator' | 'engine' | 'bff', milliseconds: number): Promise<void> {
	await wait(milliseconds);
	await apps.kill(app);
}

async function restartAfter(stack: FaultStack, app: 'engine' | 'bff', ...moments: number[]): Promise<void> {
	for (const moment of moments) {
		await killAfter(stack, app, moment);
		stack.run(app);
	}
}
