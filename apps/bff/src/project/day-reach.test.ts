import { type EventLog, FOLDER_GROUP, NORMALISER_GROUP, type PartitionEnd, positionKey } from '@tideline/event-log';
import { expect, it } from 'vitest';
import { DayReach } from './day-reach.ts';

const NOW = Date.parse('2026-11-20T14:00:00Z');
const HOUR = 3_600_000;

/** A log with one partition of each kind, and how far each of its readers has come. */
class Day {
	now = NOW;
	newest = NOW;
	readonly high = { 'oms.fx': 0, 'trades.fx': 0, lcr: 0 };
	normalised = 0;
	folded = 0;
	read = 0;
	published = 0;
	readonly #reach: DayReach;

	constructor() {
		const log: Pick<EventLog, 'ends' | 'committed'> = {
			ends: async (topics) => topics.flatMap((topic) => (topic in this.high ? [this.#end(topic as keyof Day['high'])] : [])),
			committed: async (group) => {
				if (group === NORMALISER_GROUP) return new Map([[positionKey('oms.fx', 0), this.normalised]]);
				return group === FOLDER_GROUP ? new Map([[positionKey('trades.fx', 0), this.folded]]) : new Map();
			},
		};
		const figures = { topics: ['lcr'], positions: () => new Map([[positionKey('lcr', 0), this.read]]) };
		this.#reach = new DayReach({ log, figures, publish: () => this.published++ });
	}

	left(change: Partial<Pick<Day, 'now' | 'newest' | 'normalised' | 'folded' | 'read'>> = {}): Promise<number> {
		Object.assign(this, change);
		return this.#reach.look(this.now);
	}

	async isReached(change: Parameters<Day['left']>[0] = {}): Promise<boolean> {
		return (await this.left(change)) === 0;
	}

	#end(topic: keyof Day['high']): PartitionEnd {
		return { topic, partition: 0, low: 0, high: this.high[topic], lastTimestamp: topic === 'lcr' ? null : this.newest };
	}
}

it('an empty log is reached at once', async () => expect(await new Day().isReached()).toBe(true));

it('a day is reached when its messages are normalised, folded, read and shown', async () => {
	const day = new Day();
	day.high['oms.fx'] = 100;
	expect(await day.left({ normalised: 98 })).toBe(2);
	day.high['trades.fx'] = 100;
	expect(await day.left({ normalised: 100, folded: 40 })).toBe(60);
	day.high.lcr = 7;
	expect(await day.left({ folded: 100, read: 6 })).toBe(1);
	expect(day.published).toBe(0);
	expect(await day.isReached({ read: 7 })).toBe(true);
	expect(day.published).toBe(1);
});

it('hours that are being written are not reached for having been caught up with on the way', async () => {
	const day = new Day();
	day.high['oms.fx'] = 100;
	expect(await day.isReached({ newest: NOW - 6 * HOUR, normalised: 100 })).toBe(true);
	day.high['oms.fx'] = 30_000;
	expect(await day.isReached({ now: NOW + 2_000, newest: NOW })).toBe(false);
	expect(await day.isReached({ now: NOW + 3_000, normalised: 30_000 })).toBe(true);
});

it('desks that write faster than they are read do not put it off', async () => {
	const day = new Day();
	day.high['oms.fx'] = 20_000;
	let looks = 0;
	while (!(await day.isReached()) && looks < 50) {
		looks++;
		day.now += 1_000;
		day.newest = day.now;
		day.normalised += 5_000;
		day.high['oms.fx'] += 20_000;
	}
	expect(looks).toBe(4);
});

it('a feed of the present whose times are a minute old is reached, and stays so', async () => {
	const day = new Day();
	for (let second = 0; second < 300; second++) {
		const now = NOW + second * 1_000;
		day.high['oms.fx'] += 10;
		expect(await day.isReached({ now, newest: now - 60_000, normalised: day.high['oms.fx'] })).toBe(true);
		day.high['oms.fx'] += 10;
	}
});

it('a time in the future, as of a desk whose clock is ahead, hides no hours', async () => {
	const day = new Day();
	expect(await day.isReached({ newest: NOW + HOUR })).toBe(true);
	day.high['oms.fx'] = 10;
	expect(await day.isReached({ now: NOW + 1_000 })).toBe(true);
});
