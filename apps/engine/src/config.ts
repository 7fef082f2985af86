import { z } from 'zod';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** The environment of the engine: one row a setting. */
const settings = z.object({
	/** Path of the log file. */
	TIDELINE_LOG: z.string().min(1),
	LOG_LEVEL: z.enum(LEVELS).default('info'),
	/** File that the log of the process goes to; standard output without one. */
	LOG_FILE: z.string().min(1).optional(),
});

export type EngineConfig = z.infer<typeof settings>;

/** @throws Error naming the setting that is missing or wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): EngineConfig {
	const result = settings.safeParse(env);
	if (result.success) return result.data;
	throw new Error(`the engine's settings: ${result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`);
}
