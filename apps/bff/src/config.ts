import { z } from 'zod';
import { isLoopback } from './identity/loopback.ts';
import { MAX_INDEXED_TRADES } from './project/trade-index.ts';

const environment = z.object({
	TIDELINE_LOG: z.string().min(1, 'set TIDELINE_LOG to the path of the log file'),
	HOST: z.string().min(1).default('127.0.0.1'),
	PORT: z.coerce.number().int().min(0).max(65_535).default(8_080),
	WEB_ROOT: z.string().min(1).optional(),
	MAX_INDEXED_TRADES: z.coerce.number().int().min(1_000).max(8_000_000).default(MAX_INDEXED_TRADES),
	LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
	/** Where the JSON log goes; standard output by default. */
	LOG_FILE: z.string().min(1).optional(),
});

export interface Config {
	logPath: string;
	host: string;
	port: number;
	webRoot: string | null;
	/** Versions of trades, and payments, that are indexed at most. */
	maxIndexedTrades: number;
	logLevel: string;
	logFile: string | null;
}

/** A setting that the BFF cannot start with; the message says what to do. */
export class ConfigError extends Error {
	override readonly name = 'ConfigError';
}

/** @throws ConfigError naming each variable that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
	const parsed = environment.safeParse(env);
	if (!parsed.success) {
		const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
		throw new ConfigError(problems.join('; '));
	}
	const { TIDELINE_LOG, HOST, PORT, WEB_ROOT, LOG_LEVEL, LOG_FILE } = parsed.data;
	if (!isLoopback(HOST)) {
		throw new ConfigError(
			`HOST is ${HOST}: without an identity issuer everyone would be let in, so only loopback (127.0.0.1, ::1, localhost) is served`,
		);
	}
	return {
		logPath: TIDELINE_LOG,
		host: HOST,
		port: PORT,
		webRoot: WEB_ROOT ?? null,
		maxIndexedTrades: parsed.data.MAX_INDEXED_TRADES,
		logLevel: LOG_LEVEL,
		logFile: LOG_FILE ?? null,
	};
}
