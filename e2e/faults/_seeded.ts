import { env } from 'node:process';

/** Of `FAULT_SEED`, or the one that every run takes. */
export const SEED = Number(env.FAULT_SEED ?? 20_261_123);

/** Numbers from 0 to 1 that are the same in every run (a linear congruential generator, Numerical Recipes). */
export function numbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

/** The items in another order (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
	const left = [...items];
	return items.map(() => left.splice(Math.floor(left.length * random()), 1)[0] as T);
}
