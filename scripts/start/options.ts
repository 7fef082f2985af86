import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parsed } from './parsed.ts';
import { UsageError } from './usage-error.ts';

/** As the simulator knows them; repeated, because loading them from there would cost every start. */
export const SCENARIOS = ['calm', 'squeeze', 'breach'] as const;

/** The desk topics have as many partitions. */
const MOST_NORMALISERS = 4;

export interface StartOptions {
	host: string;
	port: number;
	/** Absolute path of the folder that holds the log. */
	data: string;
	fresh: boolean;
	simulator: boolean;
	/** On Kafka and in processes of their own instead of on the embedded log in one. */
	kafka: boolean;
	/** Processes that share the desk messages, on Kafka. */
	normalisers: number;
	/** A second engine that takes over when the first is gone, on Kafka. */
	standby: boolean;
	scenario: (typeof SCENARIOS)[number];
	/** Trades a second; null for the simulator's default. */
	rate: number | null;
	seed: string | null;
	help: boolean;
}

export const USAGE = `Usage: npm start -- [options]

  --data DIR        folder of the log (default .data in the checkout)
  --fresh           begin a new day: the log in that folder is deleted first
  --kafka           on Kafka: yours where KAFKA_BROKERS is set, else one that is started here (JDK 17, Maven), see docs/kafka.md
  --normalisers N   on Kafka: processes that share the desk messages, 1 to 4 (default 1)
  --standby         on Kafka: a second engine, which takes over when the first is gone
  --no-simulator    start on your own input alone, see docs/reference-data.md
  --scenario NAME   ${SCENARIOS.join(', ')} (default calm)
  --rate N          simulated trades a second, 0 to 20000 (default 50)
  --seed TEXT       another simulated day (the same seed gives the same day)
  --port N          default PORT or 8080
  --host ADDRESS    default HOST or 127.0.0.1
  --help            this text`;

/** @param name what the user wrote: the option or the variable. */
function wholeNumber(name: string, text: string, low: number, high: number): number {
	const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
	if (!(value >= low && value <= high)) throw new UsageError(`${name} takes a whole number from ${low} to ${high}, not "${text}"`);
	return value;
}

function portOf(option: string | undefined, env: NodeJS.ProcessEnv): number {
	if (option !== undefined) return wholeNumber('--port', option, 0, 65_535);
	return wholeNumber('PORT', env.PORT || '8080', 0, 65_535);
}

function parse(args: string[]) {
	return parsed(
		'npm start',
		() =>
			parseArgs({
				args,
				strict: true,
				allowNegative: true,
				options: {
					data: { type: 'string' },
					fresh: { type: 'boolean', default: false },
					simulator: { type: 'boolean', default: true },
					kafka: { type: 'boolean', default: false },
					normalisers: { type: 'string' },
					standby: { type: 'boolean', default: false },
					scenario: { type: 'string', default: 'calm' },
					rate: { type: 'string' },
					seed: { type: 'string' },
					port: { type: 'string' },
					host: { type: 'string' },
					help: { type: 'boolean', default: false },
				},
			}).values,
	);
}

/** @throws UsageError naming the option and what it takes. */
export function parseOptions(args: string[], env: NodeJS.ProcessEnv, root: string): StartOptions {
	const values = parse(args);
	for (const name of ['data', 'seed', 'host'] as const) if (values[name] === '') throw new UsageError(`--${name} takes a value, not ""`);
	const scenario = SCENARIOS.find((name) => name === values.scenario);
	if (!scenario) throw new UsageError(`--scenario takes ${SCENARIOS.join(', ')}, not "${values.scenario}"`);
	const kafka = values.kafka || Boolean(env.KAFKA_BROKERS);
	for (const name of ['normalisers', 'standby'] as const)
		if (values[name] && !kafka) throw new UsageError(`--${name} needs --kafka: on the embedded log one process does it all`);
	if (values.fresh && env.KAFKA_BROKERS)
		throw new UsageError('--fresh deletes nothing on the Kafka that KAFKA_BROKERS names; for a new day set another KAFKA_TOPIC_PREFIX');
	return {
		host: values.host ?? (env.HOST || '127.0.0.1'),
		port: portOf(values.port, env),
		data: resolve(root, values.data ?? '.data'),
		fresh: values.fresh,
		simulator: values.simulator,
		kafka,
		normalisers: values.normalisers === undefined ? 1 : wholeNumber('--normalisers', values.normalisers, 1, MOST_NORMALISERS),
		standby: values.standby,
		scenario,
		rate: values.rate === undefined ? null : wholeNumber('--rate', values.rate, 0, 20_000),
		seed: values.seed ?? null,
		help: values.help,
	};
}

/** What the simulator is told in its environment; what is not asked for stays as it is there. */
export function simulatorEnv({ scenario, rate, seed }: StartOptions): Record<string, string> {
	return {
		SCENARIO: scenario,
		...(rate === null ? {} : { RATE: String(rate) }),
		...(seed === null ? {} : { SEED: seed }),
	};
}
