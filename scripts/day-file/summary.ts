import type { Recorded } from './record-day.ts';
import type { Replayed } from './replay-day.ts';

const MEGABYTE = 1_000_000;

const number = (value: number): string => value.toLocaleString('en-GB');
const records = (count: number): string => `${number(count)} ${count === 1 ? 'record' : 'records'}`;

/** `2026-11-20 14:03:07`, in UTC. */
export const clockText = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** What became of a recording, for a terminal. */
export function recordedText({ records: count, left, bytes, span }: Recorded, file: string): string {
	const size = `${(bytes / MEGABYTE).toFixed(1)} MB`;
	const when = span === null ? '' : `, ${clockText(span.from)} to ${clockText(span.to)} UTC`;
	const rest = left > 0 ? ` Stopped before the end: up to ${records(left)} of the log are not in it.` : '';
	return `${records(count)}${when}, in ${file} (${size}).${rest}`;
}

/** What became of a replay, for a terminal. */
export function replayedText({ records: count, day }: Replayed): string {
	if (count === day.records) return `${records(count)} appended, ${clockText(day.from)} to ${clockText(day.to)} UTC.`;
	return `Stopped: ${number(count)} of ${records(day.records)} are in the log. To begin anew, replay into another one.`;
}
