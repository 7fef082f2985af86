import { type CounterpartyRecord, dayOfInstant } from '@tideline/domain';
import { businessDayAt } from '../day/open-days.ts';
import { Random } from '../random/random.ts';
import { accounts, type BankAccount } from './accounts.ts';
import type { CoreBalance } from './category.ts';
import { coreBanking } from './core-banking.ts';
import { counterparties } from './counterparties.ts';
import { type Holding, holdings } from './holdings.ts';
import type { BankInstrument } from './instrument-terms.ts';
import { instruments } from './instruments.ts';

/** The zone of the head office: it dates the bank's instruments. */
const HOME_ZONE = 'Europe/London';

/** What does not change while a day runs: a function of the seed and the opening day. */
export interface Bank {
	readonly accounts: readonly BankAccount[];
	readonly counterparties: readonly CounterpartyRecord[];
	readonly instruments: readonly BankInstrument[];
	readonly holdings: readonly Holding[];
	readonly balances: readonly CoreBalance[];
	/** Deposits by balance id, as they stand when the day opens. */
	readonly deposits: ReadonlyMap<string, CoreBalance>;
	/** Account that deals of an entity settle on in a currency. @throws RangeError when it has none. */
	cashAccount(entityId: string, currency: string): string;
	/** Payments of its accounts settle through its RTGS system. */
	isCentralBank(accountId: string): boolean;
}

export function createBank(seed: string, openedAt: number): Bank {
	const today = dayOfInstant(openedAt, HOME_ZONE);
	const random = Random.seeded(`bank|${seed}`);
	const parties = counterparties();
	const list = instruments(parties, today, random);
	const all = accounts(parties);
	const centralBank = new Set(all.flatMap(({ record }) => (record.kind === 'CENTRAL_BANK' ? [record.accountId] : [])));
	const balances = coreBanking((entity) => businessDayAt(entity, openedAt), new Date(openedAt).toISOString());
	const settlement = new Map<string, string>();
	for (const { record } of all) {
		const key = `${record.entityId}|${record.currency}`;
		if (record.currency !== null && record.kind !== 'VOSTRO' && !settlement.has(key)) settlement.set(key, record.accountId);
	}
	return {
		accounts: all,
		counterparties: parties,
		instruments: list,
		holdings: holdings(list, random),
		balances,
		deposits: new Map(balances.flatMap((balance) => (balance.kind === 'DEPOSIT' ? [[balance.balanceId, balance]] : []))),
		cashAccount(entityId, currency) {
			const found = settlement.get(`${entityId}|${currency}`);
			if (found === undefined) throw new RangeError(`${entityId} has no account in ${currency}`);
			return found;
		},
		isCentralBank: (accountId) => centralBank.has(accountId),
	};
}
