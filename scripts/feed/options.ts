import { parseArgs } from 'node:util';
import { z } from 'zod';
import { DATA_HELP, dataOf } from '../start/data-option.ts';
import { parsed } from '../start/parsed.ts';
import { UsageError } from '../start/usage-error.ts';

const FIX_TOPICS = ['ems.equity', 'ems.commodity'] as const;
export type FixTopic = (typeof FIX_TOPICS)[number];

export interface FeedOptions {
	/** Paths, or `-` for the standard input. */
	files: string[];
	/** Absolute path of the folder that holds the log. */
	data: string;
	/** Topic of every raw FIX line; null to go by what the message trades. */
	topic: FixTopic | null;
	/** When the log takes the records, in ms since the epoch; null for the time of the append. */
	at: number | null;
	help: boolean;
}

export const FEED_USAGE = `Usage: npm run feed -- [options] FILE...     (- reads the standard input)

Appends to the log of the running system: JSON lines {"topic", "key", "value"} and raw FIX 4.4 messages, one a line,
fields separated by SOH or |. Formats: docs/desk-messages.md, docs/reference-data.md.

  ${DATA_HELP}
  --at INSTANT      the log takes the records at this time (2026-11-20T18:00:00Z), for a day that was recorded; default now
  --topic TOPIC     ${FIX_TOPICS.join(' or ')}, for raw FIX lines (default: by tags 461 and 167)
  --help            this text`;

/** @throws UsageError naming the option and what it takes. */
export function parseFeedOptions(args: string[], root: string): FeedOptions {
	const { values, positionals } = parse(args);
	const topic = values.topic === undefined ? null : FIX_TOPICS.find((name) => name === values.topic);
	if (topic === undefined) throw new UsageError(`--topic takes ${FIX_TOPICS.join(' or ')}, not "${values.topic}"`);
	if ((positionals.length === 0 || positionals.includes('')) && !values.help)
		throw new UsageError('name the files to feed, or - for the standard input; --help says more');
	const at = values.at === undefined ? null : instant(values.at);
	return { files: positionals, data: dataOf(values.data, root), topic, at, help: values.help };
}

function instant(text: string): number {
	const at = z.iso.datetime({ offset: true }).safeParse(text);
	if (!at.success) throw new UsageError(`--at takes an instant such as 2026-11-20T18:00:00Z, not "${text}"`);
	return Date.parse(at.data);
}

function parse(args: string[]) {
	return parsed('npm run feed', () =>
		parseArgs({
			args,
			strict: true,
			allowPositionals: true,
			options: { data: { type: 'string' }, at: { type: 'string' }, topic: { type: 'string' }, help: { type: 'boolean', default: false } },
		}),
	);
}
