import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { EventLog, NewRecord } from '@tideline/event-log';

/** Appends that are on their way at once when only speed counts. */
const OUTSTANDING = 10_000;
const PACE_PER_SECOND = 2_000;
const TICK_MS = 5;

/** A desk message of about 300 bytes, no two alike. */
function message(i: number): Uint8Array {
	const noise = (Math.imul(i, 2_654_435_761) >>> 0).toString(36).padStart(7, '0');
	return Buffer.from(
		JSON.stringify({
			tradeRef: `FX-${i.toString().padStart(9, '0')}`,
			revision: 1,
			action: 'NEW',
			desk: 'G10 SPOT',
			book: `LDN-${noise.slice(0, 3)}`,
			counterparty: `CP-${i % 500}`,
			pair: ['GBPUSD', 'EURUSD', 'USDJPY', 'EURGBP'][i % 4],
			side: i % 2 === 0 ? 'BUY' : 'SELL',
			amount: `${(i % 9_000) * 1_000}.00`,
			rate: `1.${noise}`,
			tradeDate: '2026-11-23',
			valueDate: '2026-11-25',
			account: `LDN-GBP-${noise.slice(3)}`,
			uti: `213800${noise}${noise}`,
		}),
	);
}

export const deskRecord = (topic: string, i: number): NewRecord => ({ topic, key: `FX-${i}`, value: message(i) });

/** Records a second when single appends come as fast as they are taken. */
export async function saturate(log: EventLog, topic: string, count: number): Promise<number> {
	let next = 0;
	const start = performance.now();
	const desk = async () => {
		while (next < count) await log.append([deskRecord(topic, next++)]);
	};
	await Promise.all(Array.from({ length: OUTSTANDING }, desk));
	return (1_000 * count) / (performance.now() - start);
}

/** Milliseconds from append to acknowledgement, sorted, when records come evenly at a rate far from the limit. */
export async function pace(log: EventLog, topic: string, seconds: number): Promise<number[]> {
	const took: number[] = [];
	const pending: Promise<unknown>[] = [];
	const start = performance.now();
	for (let sent = 0; sent < seconds * PACE_PER_SECOND; ) {
		for (const due = ((performance.now() - start) * PACE_PER_SECOND) / 1_000; sent < due; sent++) {
			const from = performance.now();
			pending.push(log.append([deskRecord(topic, sent)]).then(() => took.push(performance.now() - from)));
		}
		await delay(TICK_MS);
	}
	await Promise.all(pending);
	return took.sort((a, b) => a - b);
}

/** Milliseconds of each of `count` calls, one after the other, sorted. */
export async function oneByOne(count: number, call: (i: number) => Promise<unknown>): Promise<number[]> {
	const took: number[] = [];
	for (let i = 0; i < count; i++) {
		const from = performance.now();
		await call(i);
		took.push(performance.now() - from);
	}
	return took.sort((a, b) => a - b);
}

export const percentile = (sorted: readonly number[], share: number): number =>
	sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;

/** Bytes of a topic's segments on the broker's disk. */
export async function bytesOnDisk(dataFolder: string, topic: string): Promise<number> {
	const partitions = (await readdir(dataFolder)).filter((name) => name.slice(0, name.lastIndexOf('-')) === topic);
	const sizes = partitions.map(async (partition) => {
		const segments = (await readdir(join(dataFolder, partition))).filter((name) => name.endsWith('.log'));
		return Promise.all(segments.map(async (name) => (await stat(join(dataFolder, partition, name))).size));
	});
	return (await Promise.all(sizes)).flat().reduce((sum, size) => sum + size, 0);
}
