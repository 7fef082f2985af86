import { setTimeout as wait } from 'node:timers/promises';
import type { AppName } from '../../infra/kafka/tests/_day.ts';
import { numbers } from './_seeded.ts';
import type { FaultStack } from './_stack.ts';

/** A kill comes up to so long after the first new message: before, in the middle of and after what an app does with it. */
const MOMENT_MS = 1_200;
/** After this long a killed app has been started again. */
const RESTARTED_MS = 600;

export interface KillOptions {
	seed: number;
	/** The normaliser is a process of its own, which the log must allow, and is killed like the others. */
	normaliserApart: boolean;
}

/**
 * Rounds of kill -9 while the simulator writes: the simulator in each, since only then do the figures come to rest; normaliser, engine and
 * BFF by the seed, at moments of their own, some engines again while they start. After each round every figure is compared.
 */
export async function killRounds(stack: FaultStack, rounds: number, { seed, normaliserApart }: KillOptions): Promise<void> {
	const random = numbers(seed);
	const { apps } = stack;
	if (normaliserApart) stack.keep('normaliser');
	stack.keepWith(normaliserApart ? { TIDELINE_ROLE: 'folder' } : {}, 'engine');
	stack.keep('bff');
	for (let round = 0; round < rounds; round++) {
		const [simulatorAt, engineAt, engineAgainAt, bffAt] = [random(), random(), random(), random()].map(
			(part) => part * MOMENT_MS,
		) as Moments;
		const [killsEngine, killsAgain, killsBff] = [random() < 0.7, random() < 0.3, random() < 0.5];
		const normaliserAt = normaliserApart && random() < 0.6 ? random() * MOMENT_MS : null;
		try {
			apps.run('simulator');
			await stack.opened();
			await stack.more(1);
			await Promise.all([
				wait(simulatorAt).then(() => stack.killSimulator()),
				normaliserAt !== null && killAfter(stack, 'normaliser', normaliserAt),
				killsEngine && killAfter(stack, 'engine', engineAt, ...(killsAgain ? [RESTARTED_MS + engineAgainAt] : [])),
				killsBff && killAfter(stack, 'bff', bffAt),
			]);
			await stack.expectSame();
		} catch (error) {
			throw new Error(`round ${round + 1} of ${rounds} with FAULT_SEED=${seed}: ${(error as Error).message}`, { cause: error });
		}
	}
	await stack.expectEachOnce();
}

type Moments = [number, number, number, number];

async function killAfter({ apps }: FaultStack, app: AppName, ...moments: number[]): Promise<void> {
	for (const moment of moments) {
		await wait(moment);
		await apps.kill(app);
	}
}
