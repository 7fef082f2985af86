import { type EventLog, type PartitionEnd, type Positions, positionKey } from '@tideline/event-log';
import { expect, it } from 'vitest';
import { untilNormalised } from './until-normalised.ts';

const NOW = Date.parse('2026-11-20T14:00:00Z');

/** A log with one desk partition; `step` is what happens between two looks. */
function desk(high: number, committed: number, lastTimestamp: number) {
	const state = { high, committed, lastTimestamp, at: NOW, looks: 0 };
	const end = (): PartitionEnd => ({ topic: 'oms.fx', partition: 0, low: 0, high: state.high, lastTimestamp: state.lastTimestamp });
	const positions = (): Positions => new Map(state.committed === 0 ? [] : [[positionKey('oms.fx', 0), state.committed]]);
	const log: Pick<EventLog, 'ends' | 'committed'> = { ends: async () => [end()], committed: async () => positions() };
	return { state, log };
}

async function looks({ state, log }: ReturnType<typeof desk>, step: () => void, isFed?: () => boolean): Promise<number> {
	const wait = async (milliseconds: number) => {
		state.at += milliseconds;
		state.looks++;
		step();
	};
	await untilNormalised({ log, now: () => state.at, isFed, wait }, AbortSignal.timeout(60_000));
	return state.looks;
}

it('waits for the normaliser to reach the present', async () => {
	const day = desk(100, 0, NOW);
	const step = () => {
		day.state.committed += 25;
	};
	expect(await looks(day, step)).toBe(4);
});

it('waits for the hours behind to be written, when the log is new', async () => {
	const day = desk(10, 10, NOW - 3_600_000);
	day.state.committed = 0;
	const step = () => {
		day.state.high += 10;
		day.state.committed = day.state.high;
		day.state.lastTimestamp += 600_000;
	};
	expect(await looks(day, step)).toBe(6);
});

it('goes on waiting when the writing of the hours behind has come to a halt for a while', async () => {
	const day = desk(10, 5, NOW - 3_600_000);
	const step = () => {
		if (day.state.looks < 20) return;
		if (day.state.looks < 23) day.state.high += 100;
		day.state.lastTimestamp = NOW - (day.state.looks < 23 ? 1_800_000 : 0);
		day.state.committed = day.state.looks < 25 ? 15 : day.state.high;
	};
	day.state.committed = 0;
	expect(await looks(day, step)).toBe(25);
});

it('waits for a feed that says when it has written the hours behind, however long it takes to begin', async () => {
	const day = desk(0, 0, 0);
	const step = () => {
		if (day.state.looks === 50) Object.assign(day.state, { high: 100, lastTimestamp: NOW });
		if (day.state.looks === 60) day.state.high = 200;
		day.state.committed = day.state.looks < 65 ? day.state.high - 1 : day.state.high;
	};
	expect(await looks(day, step, () => day.state.looks >= 60)).toBe(65);
});

it('does not wait for what desks write faster than the normaliser reads', async () => {
	const day = desk(100, 40, NOW);
	const step = () => {
		day.state.high += 100;
		day.state.committed += 20;
	};
	expect(await looks(day, step)).toBe(3);
});

it('does not wait for desks that have nothing to say', async () => {
	expect(await looks(desk(0, 0, 0), () => undefined)).toBe(11);
});
