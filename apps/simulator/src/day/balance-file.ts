import { currency as currencyOf, dayOfInstant } from '@tideline/domain';
import type { NewRecord } from '@tideline/event-log';
import type { CoreBalance } from '../bank/category.ts';
import { coreBanking } from '../bank/core-banking.ts';
import { iso } from '../desk/time-text.ts';
import { jsonRecord } from '../json-record.ts';
import type { Slice } from './context.ts';
import { businessDay, type DayState } from './state.ts';

/** The files of core banking that are due: once a business day it reports every balance of an entity, as its books stand. */
export function balanceFiles({ state, records }: Slice): void {
	for (const [entityId, due] of Object.entries(state.filesDue ?? {})) {
		if (due > state.at) continue;
		const { [entityId]: _, ...others } = state.filesDue ?? {};
		state.filesDue = others;
		records.push(...fileOf(entityId, state));
	}
}

function fileOf(entityId: string, state: DayState): NewRecord[] {
	const today = businessDay(state, entityId);
	const version = 1 + today - dayOfInstant(state.openedAt, 'UTC');
	return coreBanking(() => today, iso(state.at))
		.filter((balance) => balance.entityId === entityId)
		.map((balance) => jsonRecord('balances', balance.balanceId, { ...balance, ...reported(balance, version, state) }, state.at));
}

/** Deposits move all day and are reported with every payment; the rest of the books is rolled over as it stood. */
function reported({ balanceId, currency }: CoreBalance, version: number, state: DayState): Partial<CoreBalance> {
	const deposit = state.deposits[balanceId];
	if (deposit === undefined) return { version: Math.max(2, version) };
	deposit.version++;
	const { exponent } = currencyOf(currency);
	return { version: deposit.version, amount: (deposit.amount / 10 ** exponent).toFixed(exponent) };
}
