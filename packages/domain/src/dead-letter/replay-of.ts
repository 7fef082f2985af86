/** Coordinates of a message in the log. */
export interface MessagePlace {
	readonly topic: string;
	readonly partition: number;
	readonly offset: number;
}

/** The header of a replayed message: the coordinates of the rejected one, `topic/partition/offset`. */
export const REPLAY_OF_HEADER = 'tideline-replay-of';

const PLACE = /^([a-z][a-z.-]{0,60})\/(\d{1,9})\/(\d{1,15})$/;

/** `oms.bond/2/418306`: also the key under which a rejected message stands in `trades.rejected`. */
export function formatPlace({ topic, partition, offset }: MessagePlace): string {
	return `${topic}/${partition}/${offset}`;
}

/** Null for what is no place. */
export function parsePlace(text: string): MessagePlace | null {
	const [, topic, partition, offset] = PLACE.exec(text) ?? [];
	return topic === undefined ? null : { topic, partition: Number(partition), offset: Number(offset) };
}

/** The message that this one replays; null when it replays none. A desk may write any header: one that names another topic is no replay. */
export function replayOf({ topic, headers }: { topic: string; headers: Readonly<Record<string, string>> }): MessagePlace | null {
	const place = parsePlace(headers[REPLAY_OF_HEADER] ?? '');
	return place?.topic === topic ? place : null;
}
