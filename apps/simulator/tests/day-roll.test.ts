import type { NewRecord } from '@tideline/event-log';
import { beforeAll, describe, expect, it } from 'vitest';
import { createBank } from '../src/bank/bank.ts';
import { opening } from '../src/bank/opening.ts';
import { advance } from '../src/day/advance.ts';
import { createLookup } from '../src/day/context.ts';
import { startDay } from '../src/day/start-day.ts';
import { textOf } from './_day.ts';

const FRIDAY_EVENING = Date.parse('2026-11-20T23:59:58Z');
const SUNDAY_EVENING = Date.parse('2026-11-22T23:59:58Z');
const FILE_AFTER_MS = 45 * 60_000;

interface Balance {
	readonly balanceId: string;
	readonly version: number;
	readonly at: string;
}

const bank = createBank('roll', FRIDAY_EVENING);
const lookup = createLookup(bank);
const state = startDay(lookup, { seed: 'roll', openedAt: FRIDAY_EVENING, rate: 1, scenario: 'calm' });
/** Slices of a second from an instant on. */
function slicesFrom(at: number, count: number): NewRecord[] {
	state.at = at;
	return Array.from({ length: count }, () => advance(state, lookup)).flat();
}
const daysIn = (records: readonly NewRecord[]): string[] =>
	records.flatMap((record) => {
		if (record.topic !== 'reference.business-days') return [];
		const { entityId, date } = JSON.parse(textOf(record)) as { entityId: string; date: string };
		return [`${entityId} ${date}`];
	});
const balancesIn = (records: readonly NewRecord[], entityId: string): Balance[] =>
	records.flatMap((record) =>
		record.topic === 'balances' && record.key?.startsWith(`${entityId}-`) ? [JSON.parse(textOf(record)) as Balance] : [],
	);

describe('the simulated bank', () => {
	let weekend: NewRecord[];
	let monday: NewRecord[];
	let file: NewRecord[];
	beforeAll(() => {
		weekend = slicesFrom(FRIDAY_EVENING, 4);
		monday = slicesFrom(SUNDAY_EVENING, 4);
		file = slicesFrom(SUNDAY_EVENING + 2_000 + FILE_AFTER_MS, 2);
	});

	it('opens no business day on a Saturday', () => expect(daysIn(weekend)).toEqual([]));

	it("opens Monday's at the midnight of each zone", () =>
		expect(daysIn(monday).sort()).toEqual(['GROUP 2026-11-23', 'LDN 2026-11-23', 'SGP 2026-11-23']));

	it('reports every balance anew when the file of the day comes, and not before', () => {
		const opened = new Map(opening(bank, FRIDAY_EVENING).map((record) => [record.key, record]));
		const ids = bank.balances.flatMap(({ balanceId, entityId }) => (entityId === 'LDN' ? [balanceId] : []));
		expect(balancesIn(monday, 'LDN').length).toBeLessThan(ids.length);
		const reported = new Map(balancesIn(file, 'LDN').map((balance) => [balance.balanceId, balance]));
		expect(ids.filter((id) => !reported.has(id))).toEqual([]);
		const before = [...weekend, ...monday].filter(({ topic }) => topic === 'balances');
		for (const id of ids) {
			const versions = [opened.get(id), ...before.filter(({ key }) => key === id)].map((record) =>
				record === undefined ? 0 : (JSON.parse(textOf(record)) as Balance).version,
			);
			expect(reported.get(id)?.version, id).toBeGreaterThan(Math.max(...versions));
		}
	});

	it('reports it once', () => expect(balancesIn(slicesFrom(state.at, 2), 'LDN').length).toBeLessThan(10));
});
