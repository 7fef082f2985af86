import {
	balanceContributions,
	cashContribution,
	convertMinor,
	type Day,
	type DaySum,
	type FlowContribution,
	type LineSum,
	minor,
	netContributions,
	postings,
	type RulebookId,
	rulebook,
	SumBook,
	type Trade,
	type TradeContributions,
	tradeContributions,
	type UnwindSum,
} from '@tideline/domain';
import type { BookInput } from './decode/book-input.ts';
import { minuteOf, NaiveFacts } from './naive-facts.fixture.ts';
import { naiveHolding } from './naive-holding.fixture.ts';

/** A trade with what it adds to the LCR besides what it has moved. */
export interface OpenTrade {
	readonly trade: Trade;
	readonly adds: TradeContributions;
}

interface NaiveCash {
	readonly opening: number;
	readonly current: number;
	readonly pending: number;
	readonly low: number;
}

/** What a naive book says of one entity. */
export interface NaiveEntity {
	readonly date: Day;
	readonly cash: Record<string, NaiveCash>;
	/** Settled quantities by account and instrument. */
	readonly settled: Record<string, number>;
	readonly sums: LineSum[];
	readonly unwind: UnwindSum[];
	/** Flows with the day that they fall due on, where the rulebook asks for it. */
	readonly dated: FlowContribution[];
}

/** How an entity is looked at: under its own rulebook, or as its group has it under another one. */
export interface NaiveView {
	readonly rulebook: RulebookId;
	/** Nothing that is between two entities of the group. */
	readonly consolidated: boolean;
}

/**
 * An independent recomputation: looks at every fact again for each figure, keeps nothing, rolls nothing. It shares with the fold the
 * finance of `domain` alone. Of overrides it knows those of instruments.
 */
export function naiveEntity(inputs: readonly BookInput[], entityId: string, view?: NaiveView): NaiveEntity {
	const facts = new NaiveFacts(inputs);
	const { date } = facts.day(entityId);
	const { rulebook: rulebookId, country, currency } = facts.requireEntity(entityId);
	const rules = rulebook(view?.rulebook ?? rulebookId);
	const isLeftOut = (counterpartyId: string | null) => view?.consolidated === true && facts.isIntragroup(counterpartyId);
	const sums = new SumBook([], []);
	const dated: FlowContribution[] = [];
	const note = (contributions: readonly FlowContribution[]) => dated.push(...contributions.filter(({ due }) => due !== undefined));
	const add = (contributions: readonly (FlowContribution | null)[]) => {
		for (const one of contributions) if (one !== null) sums.add({ contributions: [one], excluded: minor(0), unwind: [] });
		note(contributions.filter((one) => one !== null));
	};
	const cash: Record<string, NaiveCash> = {};
	for (const accountId of facts.accountIds(entityId)) {
		const record = facts.account(accountId);
		if (record === undefined || record.kind === 'CUSTODY' || record.currency === null) continue;
		const figures = cashOf(facts, accountId, entityId);
		cash[accountId] = figures;
		if (!isLeftOut(record.counterpartyId))
			add([cashContribution({ ...record, kind: record.kind, currency: record.currency }, minor(figures.current), rules)]);
	}
	add(facts.balances().flatMap((balance) => (balance.entityId === entityId ? balanceContributions(balance, date, rules) : [])));
	const trades = facts.trades(entityId).map((trade): OpenTrade => {
		const settled = (postingId: string) => Number.isFinite(facts.confirmed(trade.tradeId, postingId));
		const counterparty = facts.counterparty(trade.counterpartyId) ?? null;
		const adds = tradeContributions(trade, { calculationDate: date, settled, entityCountry: country, counterparty }, rules);
		return { trade, adds: isLeftOut(trade.counterpartyId) ? { ...adds, contributions: [], netting: [], secured: [] } : adds };
	});
	add(trades.flatMap(({ adds }) => adds.contributions));
	for (const set of nettingSets(trades)) {
		const flows = [...set].filter(([, amount]) => amount !== 0).map(([code, amount]) => [code, minor(amount)] as const);
		add(
			netContributions(
				new Map(flows),
				(amount, code) => {
					const rate = facts.rate(code, currency);
					return rate === null ? null : convertMinor(amount, code, currency, rate);
				},
				rules,
			),
		);
	}
	const settled: Record<string, number> = {};
	for (const key of holdings(facts, entityId)) {
		const [accountId = '', instrumentId = ''] = key.split('|');
		const holding = naiveHolding(facts, { entityId, accountId, instrumentId, trades, rules });
		settled[key] = holding.own;
		if (holding.effect === null) continue;
		sums.add(holding.effect);
		note(holding.effect.contributions);
	}
	return { date, cash, settled, sums: sums.sums(), unwind: sums.unwind(), dated };
}

/** Flows by day as one text each: what is due, overdue or open is of day 1, and what comes after day 30 of none. */
export function naiveDays(dated: readonly FlowContribution[], calculationDate: Day): DaySum[] {
	return dated.flatMap(({ side, line, currency, amount, due = 0 as Day }) => {
		const day = due <= calculationDate ? 1 : due - calculationDate;
		return day > 30 ? [] : [{ side, line, currency, amount, day }];
	});
}

/** By line, currency and day as one text each, in order of their names; nothing of what is nothing. */
export function toldDays(sums: readonly DaySum[]): string[] {
	const totals = new Map<string, number>();
	for (const { side, line, currency, day, amount } of sums) {
		const name = [side, line, currency, day].join(' ');
		totals.set(name, (totals.get(name) ?? 0) + amount);
	}
	return [...totals].flatMap(([name, amount]) => (amount === 0 ? [] : [`${name}: ${amount}`])).sort();
}

function cashOf(facts: NaiveFacts, accountId: string, entityId: string): NaiveCash {
	const { date, openedAt } = facts.day(entityId);
	const opened = facts.balances().find((balance) => balance.kind === 'OPENING_CASH' && balance.accountId === accountId);
	const amount = opened?.kind === 'OPENING_CASH' ? opened.amount : 0;
	const since = minuteOf(opened?.at ?? Number.NEGATIVE_INFINITY);
	const paid = facts.payments().filter((payment) => payment.accountId === accountId && minuteOf(payment.confirmedAt) >= since);
	const upTo = (minute: number) => paid.reduce((sum, one) => (minuteOf(one.confirmedAt) <= minute ? sum + one.amount : sum), amount);
	const opening = upTo(minuteOf(openedAt) - 1);
	const today = [...new Set(paid.map(({ confirmedAt }) => minuteOf(confirmedAt)))].filter((minute) => minute >= minuteOf(openedAt));
	const pending = facts.trades(entityId).flatMap((trade) =>
		postings(trade).filter((posting) => {
			if (posting.kind !== 'CASH' || posting.accountId !== accountId || posting.valueDate > date) return false;
			return !Number.isFinite(facts.confirmed(trade.tradeId, posting.postingId));
		}),
	);
	return {
		opening,
		current: upTo(Number.POSITIVE_INFINITY),
		pending: pending.reduce((sum, posting) => sum + posting.amount, 0),
		low: Math.min(opening, ...today.map(upTo)),
	};
}

function nettingSets(trades: readonly OpenTrade[]): Map<string, number>[] {
	const sets = new Map<string, Map<string, number>>();
	for (const { key, currency, amount } of trades.flatMap(({ adds }) => adds.netting)) {
		const set = sets.get(key) ?? new Map<string, number>();
		sets.set(key, set.set(currency, (set.get(currency) ?? 0) + amount));
	}
	return [...sets.values()];
}

/** Account and instrument of everything that a trade or an opening names. */
function holdings(facts: NaiveFacts, entityId: string): Set<string> {
	const opened = facts
		.balances()
		.flatMap((balance) =>
			balance.kind === 'OPENING_SECURITY' && balance.entityId === entityId ? [`${balance.accountId}|${balance.instrumentId}`] : [],
		);
	const traded = facts
		.trades(entityId)
		.flatMap((trade) =>
			postings(trade).flatMap(({ accountId, instrumentId }) => (instrumentId === null ? [] : [`${accountId}|${instrumentId}`])),
		);
	return new Set([...opened, ...traded]);
}
