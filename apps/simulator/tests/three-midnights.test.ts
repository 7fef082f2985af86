import { balanceContributions, parseBalance, parseDay, rulebook } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { createBank } from '../src/bank/bank.ts';
import { ENTITIES } from '../src/bank/entities.ts';
import { businessDayAt } from '../src/day/open-days.ts';

/** What core banking's balances add to each line of each entity, in its own business day. */
function flowsAt(instant: string): Record<string, number> {
	const at = Date.parse(instant);
	const flows: Record<string, number> = {};
	for (const record of createBank('midnight', at).balances) {
		const entity = ENTITIES.find((one) => one.record.entityId === record.entityId)?.record;
		if (entity === undefined) throw new Error(`no entity ${record.entityId}`);
		const today = businessDayAt(entity, at);
		for (const { side, line, amount } of balanceContributions(parseBalance(record), today, rulebook('basel'))) {
			const key = `${record.entityId} ${side} ${line}`;
			flows[key] = (flows[key] ?? 0) + amount;
		}
	}
	return flows;
}

const NOON = '2026-11-24T12:00:00Z';
const daysAt = (instant: string) => ENTITIES.map(({ record }) => businessDayAt(record, Date.parse(instant)) - parseDay('2026-11-20'));

describe('a bank whose entities have three midnights', () => {
	it.each([
		['between the midnights of London and New York', '2026-11-24T02:00:00Z', [4, 3, 4]],
		['between those of Singapore and London', '2026-11-24T17:30:00Z', [4, 4, 5]],
		['at a weekend', '2026-11-21T12:00:00Z', [0, 0, 0]],
		['at noon, when all are in one day', NOON, [4, 4, 4]],
	])('has the same flows when it opens %s: each balance is dated from the day of its entity', (_, instant, days) => {
		expect(daysAt(instant)).toEqual(days);
		expect(flowsAt(instant)).toEqual(flowsAt(NOON));
	});
});
