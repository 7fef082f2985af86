import { parseArgs } from 'node:util';
import { DATA_HELP, dataOf } from '../start/data-option.ts';
import { parsed } from '../start/parsed.ts';
import { UsageError } from '../start/usage-error.ts';

export const MIRROR_USAGE = `Usage: npm run mirror -- [options] FROM TO

Fills the topic TO with the records of FROM (positions, reference.accounts, or a mirror of one), creating it where it is missing;
its name begins with that of what it holds (positions.v4). Begun again, it goes on where it stood. A hot swap can then name TO. See docs/topics.md.

  ${DATA_HELP}
  --follow          go on with what comes, until Ctrl-C, instead of ending with what is there
  --partitions N    of TO, 1 to 100 (default as many as FROM has in the table)
  --help            this text`;

const MOST_PARTITIONS = 100;
/** What Kafka takes as the name of a topic. */
const NAME = /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,249}$/;

export interface MirrorOptions {
	readonly from: string;
	readonly to: string;
	/** Absolute path of the folder that holds the log. */
	readonly data: string;
	readonly follow: boolean;
	/** Of the new topic; null for those of the table. */
	readonly partitions: number | null;
	readonly help: boolean;
}

/** @throws UsageError naming the option and what it takes */
export function parseMirrorOptions(args: string[], root: string): MirrorOptions {
	const { values, positionals } = parsed('npm run mirror', () =>
		parseArgs({
			args,
			strict: true,
			allowPositionals: true,
			options: {
				data: { type: 'string' },
				follow: { type: 'boolean', default: false },
				partitions: { type: 'string' },
				help: { type: 'boolean', default: false },
			},
		}),
	);
	const { follow, help } = values;
	const [from = '', to = ''] = positionals;
	if (!help && positionals.length !== 2) throw new UsageError('name two topics, FROM and TO; --help says more');
	for (const name of positionals) if (!NAME.test(name)) throw new UsageError(`"${name}" is no name of a topic`);
	return { from, to, data: dataOf(values.data, root), follow, partitions: partitionsOf(values.partitions), help };
}

function partitionsOf(text: string | undefined): number | null {
	if (text === undefined) return null;
	const partitions = /^\d{1,3}$/.test(text) ? Number(text) : 0;
	if (partitions < 1 || partitions > MOST_PARTITIONS)
		throw new UsageError(`--partitions takes a number from 1 to ${MOST_PARTITIONS}, not "${text}"`);
	return partitions;
}
