import type { CheckSwapResponse, SwapCheck } from '@tideline/api';
import { accountRecord } from '@tideline/domain';
import {
	type Codecs,
	type EventLog,
	type LogRecord,
	type PartitionEnd,
	schemaIdOf,
	schemaLearner,
	UnknownTopicError,
} from '@tideline/event-log';
import { jsonOf } from '../ingest/json-of.ts';
import { isBehindOurs, newestOf } from './behind-ours.ts';
import { type FeedSettings, INITIAL_FEED, sameSettings } from './feed-settings.ts';
import type { FeedStatus } from './feed-status.ts';
import { ForeignRecordError, JoinedFeed, OneTopicError } from './joined-feed.ts';
import type { JoinedView } from './joined-view.ts';
import { ownTopicError, type TopicField } from './own-topics.ts';
import { applySwap } from './swap-record.ts';

/** Records of which a check reads every one to count what a join drops: about two seconds. */
const MAX_COUNTED = 200_000;
/** Records whose bytes are tried. */
const SAMPLE = 20;

export interface SwapChecksDeps {
	readonly log: EventLog;
	readonly codecs: Codecs;
	/** What is shown now. */
	readonly status: FeedStatus;
	readonly shown: { readonly view: JoinedView; readonly settings: FeedSettings };
}

export interface Asked {
	readonly positionsTopic?: string | null | undefined;
	readonly accountsTopic?: string | null | undefined;
	readonly joinType?: string | null | undefined;
}

/** The settings that a request comes to: blank keeps what is shown, or what is being built already. */
export function askedSettings({ building, ...shown }: FeedStatus, asked: Asked): FeedSettings {
	return applySwap(building ?? shown, { type: 'swap', ...asked });
}

/** Looks at a swap before it is asked for: whether the topics are there, can be read, and what an inner join would drop. */
export async function checkSwap(asked: Asked, deps: SwapChecksDeps, signal: AbortSignal): Promise<CheckSwapResponse> {
	const { status } = deps;
	const settings = askedSettings(status, asked);
	const topics = [await checkTopic('positionsTopic', settings, deps, signal), await checkTopic('accountsTopic', settings, deps, signal)];
	const ends = topics.map(({ ends }) => ends);
	const stopped = topics.some(({ checks }) => checks.some(({ verdict }) => verdict === 'STOP'));
	const records = ends.some((one) => one === null) ? null : ends.reduce((sum, one) => sum + recordsOf(one ?? []), 0);
	const checks = topics.flatMap((topic) => topic.checks);
	if (settings.positionsTopic === settings.accountsTopic) {
		checks.push({ field: 'accountsTopic', verdict: 'STOP', text: new OneTopicError(settings.accountsTopic).message });
	} else if (!stopped && records !== null) checks.push(await checkJoin(settings, records, deps, signal));
	return {
		...settings,
		changes: !sameSettings(settings, status.building ?? status),
		generation: status.generation,
		nextGeneration: status.nextGeneration,
		records,
		checks,
	};
}

async function checkTopic(
	field: TopicField,
	settings: FeedSettings,
	deps: SwapChecksDeps,
	signal: AbortSignal,
): Promise<{ checks: SwapCheck[]; ends: PartitionEnd[] | null }> {
	const topic = settings[field];
	const own = ownTopicError(field, settings);
	if (own !== null) return { checks: [{ field, verdict: 'STOP', text: own.message }], ends: null };
	let ends: PartitionEnd[];
	try {
		ends = await deps.log.ends([topic]);
	} catch (error) {
		if (!(error instanceof UnknownTopicError)) throw error;
		return { checks: [{ field, verdict: 'STOP', text: `${topic}: there is no such topic` }], ends: null };
	}
	const exists: SwapCheck = {
		field,
		verdict: 'PASS',
		text: `${topic} exists, ${ends.length} ${ends.length === 1 ? 'partition' : 'partitions'}`,
	};
	const schema = await checkSchema(field, topic, deps, signal);
	return { checks: [exists, schema, ...(schema.verdict === 'STOP' ? [] : await checkWriter(field, topic, ends, deps))], ends };
}

/** Whether a topic that shall take the place of ours ends with it: else it may show a day that stands still. */
async function checkWriter(field: TopicField, topic: string, ends: readonly PartitionEnd[], { log }: SwapChecksDeps): Promise<SwapCheck[]> {
	const ours = INITIAL_FEED[field];
	if (topic === ours) return [];
	const newest = newestOf(ends, [topic]);
	const newestOfOurs = newestOf(await log.ends([ours]), [ours]);
	if (newest === null && newestOfOurs === null) return [];
	if (newest === null) return [{ field, verdict: 'STOP', text: `${topic} holds nothing, ${ours} does: fill it first` }];
	if (!isBehindOurs(newest, newestOfOurs)) return [{ field, verdict: 'PASS', text: `${topic} is as new as ${ours}` }];
	return [{ field, verdict: 'WARN', text: `${topic} ends at ${instant(newest)}, ${ours} is ahead: is it still written?` }];
}

const instant = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

async function checkSchema(field: TopicField, topic: string, deps: SwapChecksDeps, signal: AbortSignal): Promise<SwapCheck> {
	const what = field === 'positionsTopic' ? 'position' : 'account';
	const sample = (await firstRecords(deps, topic, signal)).flatMap(({ value }) => value ?? []);
	if (sample.length === 0) return { field, verdict: 'WARN', text: `${topic} is empty: no ${what} is known from it` };
	const text = sample.map((value) => readable(field, value, deps.codecs)).find((read) => read !== null);
	if (text === undefined) return { field, verdict: 'STOP', text: `${topic} carries no ${what}s` };
	return { field, verdict: 'PASS', text: text ?? '' };
}

/** How a record can be read, in words; null when it cannot. */
function readable(field: TopicField, value: Uint8Array, codecs: Codecs): string | null {
	try {
		if (field === 'accountsTopic') {
			accountRecord.parse(jsonOf(value));
			return 'JSON accountRecord';
		}
		codecs.position.decode(value);
		return `Avro ${schemaIdOf(value)} readable by ${codecs.position.schemaId}`;
	} catch {
		return null;
	}
}

async function firstRecords({ log, codecs }: SwapChecksDeps, topic: string, signal: AbortSignal): Promise<LogRecord[]> {
	const learnSchemas = schemaLearner({}, new Map([[topic, codecs.position]]));
	for await (const { records } of log.read({ topics: [topic], from: 'start', maxRecords: SAMPLE, signal })) {
		await learnSchemas(records);
		return records;
	}
	return [];
}

async function checkJoin(settings: FeedSettings, records: number, deps: SwapChecksDeps, signal: AbortSignal): Promise<SwapCheck> {
	const field = 'joinType';
	const { shown } = deps;
	const sameTopics = settings.positionsTopic === shown.settings.positionsTopic && settings.accountsTopic === shown.settings.accountsTopic;
	if (!sameTopics && records > MAX_COUNTED) {
		return { field, verdict: 'WARN', text: `${count(records)} records: positions without an account are not counted before the swap` };
	}
	const view = sameTopics ? shown.view : await viewOf(settings, deps, signal);
	if (view instanceof ForeignRecordError) return { field, verdict: 'STOP', text: view.message };
	if (view === null) return { field, verdict: 'WARN', text: 'reading the topics takes too long to count positions without an account' };
	const { size, withoutAccount } = view;
	if (withoutAccount === 0) return { field, verdict: 'PASS', text: `each of ${count(size)} positions has its account` };
	const lost = `${count(withoutAccount)} of ${count(size)} positions`;
	if (settings.joinType === 'left') return { field, verdict: 'PASS', text: `left keeps ${lost} without an account` };
	return { field, verdict: 'WARN', text: `inner drops ${lost} that have no account` };
}

/** Null when the signal ends it before everything is read; the error of a topic that carries something else. */
async function viewOf(
	settings: FeedSettings,
	{ log, codecs }: SwapChecksDeps,
	signal: AbortSignal,
): Promise<JoinedView | ForeignRecordError | null> {
	const nothing = (): void => undefined;
	const deps = { log, position: codecs.position, onBadRecord: nothing, onRead: nothing, onLeft: nothing, onFailed: nothing };
	try {
		const feed = await JoinedFeed.open(settings, deps, signal);
		feed.close();
		return feed.view;
	} catch (error) {
		if (signal.aborted) return null;
		if (error instanceof ForeignRecordError) return error;
		throw error;
	}
}

const recordsOf = (ends: readonly PartitionEnd[]): number => ends.reduce((sum, { low, high }) => sum + high - low, 0);

const count = (value: number): string => value.toLocaleString('en-GB');
