import { logSettings, readSettings } from '@tideline/event-log';
import { z } from 'zod';
import { SCENARIOS } from './day/scenario.ts';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const tradesASecond = z.coerce.number().min(0).max(20_000);

/** What the environment sets: one row a setting; see docs/simulator.md. */
export const settings = z.object({
	SEED: z.string().min(1).default('tideline').describe('the same seed gives the same day'),
	SCENARIO: z.enum(SCENARIOS).default('calm').describe(SCENARIOS.join(', ')),
	RATE: tradesASecond.default(50).describe('trades a second, 0 to 20000'),
	HISTORY_HOURS: z.coerce.number().min(0).max(24).default(6).describe('hours that lie behind when the bank opens, 0 to 24'),
	HISTORY_RATE: tradesASecond.default(1).describe('trades a second of the hours that lie behind'),
	LOG_LEVEL: z.enum(LEVELS).default('info').describe(LEVELS.join(', ')),
	LOG_FILE: z.string().min(1).optional().describe('file that the log of the process goes to; by default standard output'),
	...logSettings.shape,
});
export type Config = z.infer<typeof settings>;

/** @throws SettingsError with one line that names each variable that is wrong. */
export const readConfig = (env: NodeJS.ProcessEnv): Config => readSettings(settings, env);
