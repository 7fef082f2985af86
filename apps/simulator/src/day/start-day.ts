import { parseMinor } from '@tideline/domain';
import { CURRENCIES } from '../bank/currencies.ts';
import { ENTITY_RECORDS } from '../bank/entities.ts';
import { Random } from '../random/random.ts';
import type { Lookup } from './context.ts';
import { businessDayAt } from './open-days.ts';
import type { Scenario } from './scenario.ts';
import type { DayState } from './state.ts';

/** The state of a day that has just opened. */
export function startDay(
	lookup: Lookup,
	{ seed, openedAt, rate, scenario }: { seed: string; openedAt: number; rate: number; scenario: Scenario },
): DayState {
	const { bank } = lookup;
	return {
		seed,
		openedAt,
		slice: 0,
		at: openedAt,
		pace: 'history',
		rate,
		scenario,
		scenarioSince: openedAt,
		random: Random.seeded(`day|${seed}`).state(),
		serials: {
			'oms.fx': 0,
			'oms.repo': 0,
			'oms.interbank': 0,
			'oms.bond': 0,
			'ems.equity': 0,
			'ems.commodity': 0,
			'oms.derivative': 0,
			payment: 0,
		},
		prices: bank.instruments.map(() => 0),
		market: Object.fromEntries(CURRENCIES.map((code) => [code, 0])),
		fx: Object.fromEntries(CURRENCIES.map((code) => [code, 0])),
		drift: {},
		deposits: Object.fromEntries(
			[...bank.deposits].map(([id, balance]) => [
				id,
				{ amount: parseMinor(balance.kind === 'DEPOSIT' ? balance.amount : '0', balance.currency as string), version: 1 },
			]),
		),
		businessDays: Object.fromEntries(ENTITY_RECORDS.map((entity) => [entity.entityId, businessDayAt(entity, openedAt)])),
		queue: [],
		later: {},
	};
}
