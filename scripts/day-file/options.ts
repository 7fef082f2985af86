import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { DATA_HELP, dataOf } from '../start/data-option.ts';
import { parsed } from '../start/parsed.ts';
import { UsageError } from '../start/usage-error.ts';

export const RECORD_USAGE = `Usage: npm run record -- [options] FILE

Writes all inputs of the log to a file that npm run replay plays back; the system may run meanwhile. See docs/day-file.md.

  ${DATA_HELP}
  --follow          go on until Ctrl-C instead of ending with what is there
  --force           replace a file that is there
  --help            this text`;

export const REPLAY_USAGE = `Usage: npm run replay -- [options] FILE

Appends the inputs of a recorded day to a log, each when its time has come. For a system to watch it, start one beside it
first: npm start -- --no-simulator --fresh --data DIR. See docs/day-file.md.

  ${DATA_HELP}
  --speed N         seconds of the day in one second, 0.01 to 100000 (default 1), or max
  --from INSTANT    what lies before it (2026-11-20T14:00:00Z) is appended at once
  --append          into a log that has inputs already
  --help            this text`;

const SLOWEST = 0.01;
const FASTEST = 100_000;

export interface RecordOptions {
	readonly file: string;
	/** Absolute path of the folder that holds the log. */
	readonly data: string;
	readonly follow: boolean;
	readonly force: boolean;
	readonly help: boolean;
}

/** @throws UsageError naming the option and what it takes */
export function parseRecordOptions(args: string[], root: string): RecordOptions {
	const { values, positionals } = parsed('npm run record', () =>
		parseArgs({
			args,
			strict: true,
			allowPositionals: true,
			options: {
				data: { type: 'string' },
				follow: { type: 'boolean', default: false },
				force: { type: 'boolean', default: false },
				help: { type: 'boolean', default: false },
			},
		}),
	);
	const { follow, force, help } = values;
	return { file: fileOf(positionals, help, 'to record into'), data: dataOf(values.data, root), follow, force, help };
}

export interface ReplayCommand {
	readonly file: string;
	/** Absolute path of the folder that holds the log. */
	readonly data: string;
	/** Seconds of the day in one second; Infinity for as fast as it goes. */
	readonly speed: number;
	/** Ms since the epoch; null for the first record. */
	readonly from: number | null;
	readonly append: boolean;
	readonly help: boolean;
}

/** @throws UsageError naming the option and what it takes */
export function parseReplayOptions(args: string[], root: string): ReplayCommand {
	const { values, positionals } = parsed('npm run replay', () =>
		parseArgs({
			args,
			strict: true,
			allowPositionals: true,
			options: {
				data: { type: 'string' },
				speed: { type: 'string', default: '1' },
				from: { type: 'string' },
				append: { type: 'boolean', default: false },
				help: { type: 'boolean', default: false },
			},
		}),
	);
	const { append, help } = values;
	return {
		...{ file: fileOf(positionals, help, 'to replay'), data: dataOf(values.data, root) },
		...{ speed: speedOf(values.speed), from: values.from === undefined ? null : instantOf(values.from), append, help },
	};
}

function fileOf(positionals: readonly string[], help: boolean, what: string): string {
	const [file = ''] = positionals;
	if (!help && (positionals.length !== 1 || file === '')) throw new UsageError(`name one file ${what}; --help says more`);
	return resolve(file);
}

function speedOf(text: string): number {
	if (text === 'max') return Number.POSITIVE_INFINITY;
	const speed = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
	if (!(speed >= SLOWEST && speed <= FASTEST))
		throw new UsageError(`--speed takes a number from ${SLOWEST} to ${FASTEST} or max, not "${text}"`);
	return speed;
}

function instantOf(text: string): number {
	const at = z.iso.datetime({ offset: true }).safeParse(text);
	if (!at.success) throw new UsageError(`--from takes an instant such as 2026-11-20T14:00:00Z, not "${text}"`);
	return Date.parse(at.data);
}
