import type { Rejected } from '@tideline/domain';
import { type Codec, type EventLog, NORMALISER_GROUP, type Positions, positionKey } from '@tideline/event-log';
import type { OwnRecords } from './own-records.ts';

const REJECTED = 'trades.rejected';
const POLL_MS = 50;
/** When the normaliser has not moved for this long, it is not running. */
const PATIENCE_MS = 10_000;

export interface VerdictDeps {
	readonly log: EventLog;
	readonly rejected: Codec<Rejected>;
	readonly now: () => number;
	readonly wait: (milliseconds: number) => Promise<unknown>;
	readonly progress: (label: string, done: number, total: number | null) => void;
}

/** Rejected messages with one reason, and what was wrong with the first. */
export interface RejectedReason {
	readonly reason: string;
	count: number;
	readonly path: string;
	readonly message: string;
}

/** Where the verdicts begin that come from now on. */
export async function verdictsFrom(log: EventLog): Promise<Positions> {
	return new Map((await log.ends([REJECTED])).map((end) => [positionKey(REJECTED, end.partition), end.high]));
}

/** What the normaliser says of this run's messages, the most frequent reason first; null when it does not get to them. */
export async function verdict(deps: VerdictDeps, own: OwnRecords, from: Positions): Promise<RejectedReason[] | null> {
	return (await normalised(deps, own)) ? await ownRejected(deps, own, from) : null;
}

/** It may have others' messages to do first: as long as it moves at all, ours will have their turn. */
async function normalised({ log, now, wait, progress }: VerdictDeps, own: OwnRecords): Promise<boolean> {
	let before = -1;
	let movedAt = now();
	for (;;) {
		const positions = await log.committed(NORMALISER_GROUP);
		const all = [...positions.values()].reduce((sum, position) => sum + position, 0);
		if (all > before) movedAt = now();
		before = all;
		const passed = own.passed(positions);
		progress('Normalising', passed, own.count);
		if (passed >= own.count) return true;
		if (now() - movedAt > PATIENCE_MS) return false;
		await wait(POLL_MS);
	}
}

async function ownRejected({ log, rejected }: VerdictDeps, own: OwnRecords, from: Positions): Promise<RejectedReason[]> {
	const reasons = new Map<string, RejectedReason>();
	for await (const batch of log.read({ topics: [REJECTED], from, signal: new AbortController().signal })) {
		for (const { value } of batch.records) {
			const letter = value === null ? null : rejected.decode(value);
			if (letter === null || !own.has(letter.topic, letter.partition, letter.offset)) continue;
			const { reason, path, message } = letter;
			const known = reasons.get(reason);
			if (known === undefined) reasons.set(reason, { reason, count: 1, path, message });
			else known.count++;
		}
		if (batch.caughtUp) break;
	}
	return [...reasons.values()].sort((a, b) => b.count - a.count);
}
