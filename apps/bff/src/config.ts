import { logSettings, readSettings, SettingsError } from '@tideline/event-log';
import { z } from 'zod';
import { isLoopback } from './identity/loopback.ts';
import { MAX_INDEXED_TRADES } from './project/trade-index.ts';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** The environment of the BFF: one row a setting. */
export const settings = z.object({
	HOST: z.string().min(1).default('127.0.0.1').describe('address to listen on, loopback only'),
	PORT: z.coerce.number().int().min(0).max(65_535).default(8_080).describe('port to listen on, 0 for a free one'),
	WEB_ROOT: z.string().min(1).optional().describe('folder of the built web app; without it only the interface is served'),
	MAX_INDEXED_TRADES: z.coerce
		.number()
		.int()
		.min(1_000)
		.max(8_000_000)
		.default(MAX_INDEXED_TRADES)
		.describe('versions of trades, and payments, that are indexed at most'),
	LOG_LEVEL: z.enum(LEVELS).default('info').describe(LEVELS.join(', ')),
	LOG_FILE: z.string().min(1).optional().describe('file that the JSON log goes to; by default standard output'),
	...logSettings.shape,
});

export interface Config {
	host: string;
	port: number;
	webRoot: string | null;
	/** Versions of trades, and payments, that are indexed at most. */
	maxIndexedTrades: number;
	logLevel: string;
	logFile: string | null;
}

/** @throws SettingsError naming each variable that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
	const { HOST, PORT, WEB_ROOT, MAX_INDEXED_TRADES: maxIndexedTrades, LOG_LEVEL, LOG_FILE } = readSettings(settings, env);
	if (!isLoopback(HOST)) {
		throw new SettingsError(
			`HOST is ${HOST}: without an identity issuer everyone would be let in, so only loopback (127.0.0.1, ::1, localhost) is served`,
		);
	}
	return {
		host: HOST,
		port: PORT,
		webRoot: WEB_ROOT ?? null,
		maxIndexedTrades,
		logLevel: LOG_LEVEL,
		logFile: LOG_FILE ?? null,
	};
}
