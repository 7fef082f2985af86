import { logSettings, readSettings } from '@tideline/event-log';
import { z } from 'zod';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** What an engine process does: both, or one of them where they are to run, and to be restarted, apart. */
const ROLES = ['both', 'normaliser', 'folder'] as const;

/** The environment of the engine: one row a setting. */
export const settings = z.object({
	TIDELINE_ROLE: z
		.enum(ROLES)
		.default('both')
		.describe('normaliser, folder, or both in one process; on Kafka several of each share the work or stand by'),
	TIDELINE_CHECKPOINT: z
		.string()
		.min(1)
		.optional()
		.describe('file that the fold is kept in over a restart, off for none; by default beside the embedded log, none on Kafka'),
	TIDELINE_FEED_TELLS: z
		.literal('yes')
		.optional()
		.describe('set by whoever starts a feed with it: the message fed will say when the hours behind are written'),
	LOG_LEVEL: z.enum(LEVELS).default('info').describe(LEVELS.join(', ')),
	LOG_FILE: z.string().min(1).optional().describe('file that the log of the process goes to; by default standard output'),
	...logSettings.shape,
});

export type EngineConfig = z.infer<typeof settings>;

/** Path of the checkpoint; undefined when there is to be none. On Kafka there is no file that it could stand beside. */
export function checkpointPath(config: Pick<EngineConfig, 'TIDELINE_CHECKPOINT' | 'TIDELINE_LOG' | 'KAFKA_BROKERS'>): string | undefined {
	const { TIDELINE_CHECKPOINT: path, TIDELINE_LOG: log } = config;
	if (path === 'off') return undefined;
	if (path !== undefined) return path;
	const hasFile = config.KAFKA_BROKERS === undefined && log !== undefined && log !== ':memory:';
	return hasFile ? `${log}.checkpoint` : undefined;
}

/** @throws SettingsError naming each setting that is missing or wrong. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): EngineConfig => readSettings(settings, env);
