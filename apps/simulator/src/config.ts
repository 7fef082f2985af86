import { z } from 'zod';
import { SCENARIOS } from './day/scenario.ts';

const tradesASecond = z.coerce.number().min(0).max(20_000);

/** What the environment sets; see docs/simulator.md. */
const configTable = z.object({
	TIDELINE_LOG: z.string().min(1),
	SEED: z.string().min(1).default('tideline'),
	SCENARIO: z.enum(SCENARIOS).default('calm'),
	RATE: tradesASecond.default(50),
	HISTORY_RATE: tradesASecond.default(1),
	LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
	/** File that the log of the process goes to; standard output without one. */
	LOG_FILE: z.string().min(1).optional(),
});
export type Config = z.infer<typeof configTable>;

/** @throws Error with one line that names each variable that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
	const result = configTable.safeParse(env);
	if (result.success) return result.data;
	throw new Error(result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}
