import { z } from 'zod';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** The environment of the engine: one row a setting. */
const settings = z.object({
	/** Path of the log file. */
	TIDELINE_LOG: z.string().min(1),
	/** File that the fold is kept in over a restart, `off` for none; beside the log file by default. */
	TIDELINE_CHECKPOINT: z.string().min(1).optional(),
	LOG_LEVEL: z.enum(LEVELS).default('info'),
	/** File that the log of the process goes to; standard output without one. */
	LOG_FILE: z.string().min(1).optional(),
});

export type EngineConfig = z.infer<typeof settings>;

/** Path of the checkpoint; undefined when there is to be none. */
export function checkpointPath({ TIDELINE_CHECKPOINT: path, TIDELINE_LOG: log }: EngineConfig): string | undefined {
	if (path === 'off' || log === ':memory:') return undefined;
	return path ?? `${log}.checkpoint`;
}

/** @throws Error naming the setting that is missing or wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): EngineConfig {
	const result = settings.safeParse(env);
	if (result.success) return result.data;
	throw new Error(`the engine's settings: ${result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`);
}
