import {
	type EventLog,
	FencedError,
	PositionOutOfRangeError,
	recordsLeft,
	TOPICS,
	TopicMismatchError,
	topicLike,
	UnknownTopicError,
} from '@tideline/event-log';
import { UsageError } from '../start/usage-error.ts';
import type { MirrorOptions } from './options.ts';

/** Ours of which another may take the place in a hot swap. */
const MIRRORED = ['positions', 'reference.accounts'] as const;

export interface MirrorDeps {
	readonly log: EventLog;
	/** Called after each batch; `total`: what was to be read when it began. */
	readonly progress: (done: number, total: number) => void;
}

export interface Mirrored {
	/** Records written now. */
	readonly records: number;
	/** Records of the source that it does not hold yet. */
	readonly left: number;
}

/**
 * Writes the records of a topic to another of its kind, keys, values, times and headers as they are, until its end or, with `follow`, until
 * the signal. Records and the place that they were read to are one transaction: whatever ends it, the next one goes on there, with nothing
 * lost or doubled. @throws UsageError
 */
export async function mirrorTopic(
	deps: MirrorDeps,
	options: Pick<MirrorOptions, 'from' | 'to' | 'follow' | 'partitions'>,
	signal: AbortSignal,
): Promise<Mirrored> {
	try {
		return await mirror(deps, options, signal);
	} catch (error) {
		throw inOneLine(error, options);
	}
}

async function mirror(
	{ log, progress }: MirrorDeps,
	{ from, to, follow, partitions }: Pick<MirrorOptions, 'from' | 'to' | 'follow' | 'partitions'>,
	signal: AbortSignal,
): Promise<Mirrored> {
	const kind = kindOf(from);
	const spec = topicLike(to, kind);
	if (from === to) throw new UsageError(`FROM and TO are both ${to}; name a new one`);
	if (TOPICS.some(({ name }) => name === to)) throw new UsageError(`${to} is a topic of Tideline's own; name a new one`);
	if (!to.startsWith(`${kind}.`)) throw new UsageError(`${to} does not say what it holds: name it ${kind}.v2 or the like`);
	const ends = await log.ends([from]);
	await log.ensureTopics([{ ...spec, partitions: partitions ?? spec.partitions }]);
	const group = `mirror.${from}.${to}`;
	const transactor = await log.openTransactor(group);
	try {
		let positions = await log.committed(group);
		if (positions.size === 0 && (await log.ends([to])).some(({ lastTimestamp }) => lastTimestamp !== null))
			throw new UsageError(`${to} has records already, and not from a mirror of ${from}; name a new one`);
		const total = recordsLeft(ends, positions);
		let records = 0;
		for await (const batch of log.read({ topics: [from], from: positions, signal })) {
			const copies = batch.records.map(({ key, value, timestamp, headers }) => ({ topic: to, key, value, timestamp, headers }));
			if (copies.length > 0) await transactor.commit({ records: copies, group, positions: batch.positions });
			positions = batch.positions;
			records += copies.length;
			progress(records, total);
			if (batch.caughtUp && !follow) break;
		}
		return { records, left: recordsLeft(await log.ends([from]), positions) };
	} finally {
		await transactor.close();
	}
}

/** @throws UsageError for a topic that no swap may name */
function kindOf(from: string): string {
	const kind = MIRRORED.find((name) => from === name || from.startsWith(`${name}.`));
	if (kind === undefined)
		throw new UsageError(`${from} is not mirrored: FROM is ${MIRRORED.join(' or ')}, or a mirror such as positions.v2`);
	return kind;
}

function inOneLine(error: unknown, { from, to }: Pick<MirrorOptions, 'from' | 'to'>): unknown {
	if (error instanceof UnknownTopicError) return new UsageError(`there is no topic ${from} yet`);
	if (error instanceof FencedError)
		return new UsageError(`another mirror of ${from} writes ${to} now, or a transaction took too long; this one has stopped`);
	if (error instanceof PositionOutOfRangeError) return new UsageError(`${from} was begun anew since ${to} was filled; name a new one`);
	if (error instanceof TopicMismatchError) return new UsageError(`${error.message}; name a new one, or its partitions with --partitions`);
	return error;
}
