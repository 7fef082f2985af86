import type { AccountRecord, FeedStatusRecord, JoinedPosition } from '@tideline/domain';
import { type NewRecord, topicLike } from '@tideline/event-log';
import type { Page, TestBench } from './_bff.ts';
import { position } from './_records.ts';

export const ACCOUNTS = 40;
/** Every account holds one position; the last has no record in the accounts' topic. */
const accountIds = Array.from({ length: ACCOUNTS }, (_, index) => `CUST-${index}`);
export const LOST = `CUST-${ACCOUNTS - 1}`;

const json = (topic: string, key: string, value: unknown): NewRecord => ({ topic, key, value: Buffer.from(JSON.stringify(value)) });

/** A generation of both topics: everything in it is named after it, so that a mixture of two can be seen. */
export async function writeGeneration(bench: TestBench, name: string, topics: { positions: string; accounts: string }): Promise<void> {
	await bench.log.ensureTopics([
		...(topics.positions === 'positions' ? [] : [topicLike(topics.positions, 'positions')]),
		...(topics.accounts === 'reference.accounts' ? [] : [topicLike(topics.accounts, 'reference.accounts')]),
	]);
	await bench.log.append([
		...accountIds.filter((id) => id !== LOST).map((id) => json(topics.accounts, id, account(id, `${name} ${id}`))),
		...accountIds.map((id) => positionRecord(bench, name, topics.positions, id, 1)),
	]);
}

export function positionRecord(bench: TestBench, name: string, topic: string, accountId: string, sequence: number): NewRecord {
	const value = position({ accountId, name, sequence });
	return { topic, key: value.key, value: bench.codecs.position.encode(value) };
}

function account(accountId: string, name: string): AccountRecord {
	return { accountId, entityId: 'LDN', name, kind: 'CUSTODY', currency: null, counterpartyId: null, operational: false };
}

export const swap = (fields: object): NewRecord => json('control', 'feed', { type: 'swap', ...fields });

export const statusOf = (page: Page): FeedStatusRecord | undefined =>
	page.table('control').rows.get('positions') as FeedStatusRecord | undefined;

/** Follows the positions and the ratio, and keeps what would be wrong: two generations in one table, or a sequence with a gap. */
export class Watch {
	readonly page: Page;
	readonly faults: string[] = [];
	/** Generations in the order in which each stream showed them. */
	readonly shown = new Map<string, string[]>();
	readonly #seqs = new Map<string, number>();

	constructor(page: Page, streams: readonly string[] = ['positions:GROUP', 'positions:LDN', 'lcr:LDN', 'control']) {
		this.page = page;
		page.onApplied = (stream, table) => this.#look(stream, table.seq, [...table.rows.values()] as unknown as JoinedPosition[]);
		for (const stream of streams) page.follow(stream);
	}

	/** Resolves when the row of the status says so. */
	until(condition: (status: FeedStatusRecord) => boolean): Promise<void> {
		return this.page.until(() => {
			const status = statusOf(this.page);
			return status !== undefined && condition(status);
		});
	}

	rows(stream = 'positions:GROUP'): JoinedPosition[] {
		return [...this.page.table(stream).rows.values()] as unknown as JoinedPosition[];
	}

	#look(stream: string, seq: number, rows: readonly JoinedPosition[]): void {
		const before = this.#seqs.get(stream);
		if (before !== undefined && seq !== before && seq !== before + 1) this.faults.push(`${stream} went from ${before} to ${seq}`);
		this.#seqs.set(stream, seq);
		if (!stream.startsWith('positions:')) return;
		const names = new Set(
			rows.flatMap(({ name, accountName }) => [name, ...(accountName === null ? [] : [accountName.split(' ')[0] ?? ''])]),
		);
		if (names.size > 1) this.faults.push(`${stream} at ${seq} mixes ${[...names].join(' and ')}`);
		// All of a generation or nothing: with the account that is not known, or without it.
		if (rows.length < ACCOUNTS - 1) this.faults.push(`${stream} at ${seq} has ${rows.length} rows`);
		const [name] = names;
		const shown = this.shown.get(stream) ?? [];
		this.shown.set(stream, shown);
		if (name !== undefined && shown.at(-1) !== name) shown.push(name);
	}
}
