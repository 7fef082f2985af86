import { setImmediate as nextTurn } from 'node:timers/promises';
import {
	balanceItem,
	type Cash,
	type Convert,
	cashContribution,
	cashItem,
	convertMinor,
	type Lcr,
	type LcrItem,
	onLine,
	type Position,
	parseDay,
	parseFxRates,
	positionItem,
	type Rulebook,
	rulebook,
	TradeItems,
} from '@tideline/domain';
import type { Codecs } from '@tideline/event-log';
import type { Events } from '../events.ts';
import { countsIn, type EffectView, rulebookIn, seenIn, viewOf } from '../project/effect-view.ts';
import type { Projection } from '../project/projection.ts';
import type { ReportedBalance } from './balance-book.ts';
import { Cut } from './cut.ts';
import { overrideFinder } from './override-finder.ts';
import { tradeContext } from './trade-context.ts';
import { unlessSetAside } from './unless-set-aside.ts';

/** Trades and positions that are looked at before others have their turn: some milliseconds. */
const SLICE = 500;

export interface LcrItemsDeps {
	readonly codecs: Codecs;
	readonly projection: Projection;
	readonly events: Pick<Events, 'itemLeftOut'>;
}

/** One entity of the record, with what it had published at its cut. */
interface Member {
	readonly lcr: Lcr;
	readonly country: string;
	/** Its own, or that of the group whose record it is. */
	readonly rulebook: Rulebook;
	readonly trades: TradeItems;
}

/**
 * Everything behind one `lcr` record, recomputed at its cut: of the group, what is behind each of its entities under the group's rulebook,
 * without what they owe one another. Where something has not been read yet the items do not add up to the record, which the caller checks.
 */
export async function lcrItems(lcr: Lcr, deps: LcrItemsDeps): Promise<LcrItem[]> {
	const { versions, tables, reference, balances } = deps.projection;
	const cut = new Cut(lcr.inputs);
	const view = viewOf(lcr, deps.projection);
	const members = membersOf(lcr, view, deps);
	const ids = [...members.keys()];
	// All of one moment, before others have their turn.
	const positions = ids.flatMap((id) =>
		versions
			.positionsAt(lcr.sequence, tables.latestRows('positions', id))
			.flatMap((row) => (row.entityId === id ? seenIn(view, row, deps.projection) : [])),
	);
	const cash = ids.flatMap((id) => versions.cashAt(lcr.sequence, tables.latestRows('cash', id)).filter((row) => row.entityId === id));
	const reported = balances.at(cut);
	await addTrades(members, cut, view, deps);
	const byKey = new Map(positions.map((position) => [position.key, position]));
	const ofTrades = [...members.values()].flatMap(({ lcr: own, trades }) =>
		trades.all({
			position: (key) => byKey.get(key),
			convert: convertInto(own),
			counterpartyName: (counterpartyId) => reference.counterpartyName(counterpartyId),
		}),
	);
	const held = await positionItems(positions, deps);
	const items = [...held, ...cashItems(cash, members, view, deps), ...balanceItems(reported, members, deps), ...ofTrades];
	return items.map((item) => counted(item, lcr)).filter(({ flows, unwind }) => flows.length + unwind.length > 0);
}

function membersOf(lcr: Lcr, view: EffectView, { projection: { reference, tables, versions } }: LcrItemsDeps): ReadonlyMap<string, Member> {
	const entity = reference.entities.get(lcr.entityId);
	const entities = reference
		.listEntities()
		.filter(({ entityId, kind }) => kind === 'entity' && (entity?.kind === 'group' || entityId === lcr.entityId));
	return new Map(
		entities.flatMap(({ entityId, country }): [string, Member][] => {
			const own = entityId === lcr.entityId ? [lcr] : versions.lcrAt(lcr.sequence, tables.latestRows('lcr', entityId));
			const [record] = own.filter((row) => row.entityId === entityId);
			if (record === undefined) return [];
			const book = rulebook(rulebookIn(view, record));
			return [[entityId, { lcr: record, country, rulebook: book, trades: new TradeItems(book) }]];
		}),
	);
}

async function addTrades(
	members: ReadonlyMap<string, Member>,
	cut: Cut,
	view: EffectView,
	{ codecs, projection, events }: LcrItemsDeps,
): Promise<void> {
	const { trades, overrides } = projection;
	const overrideOf = overrideFinder(overrides.inForceByLog());
	let looked = 0;
	for (const record of trades.openAt(cut)) {
		if (++looked % SLICE === 0) await nextTurn();
		const trade = codecs.trade.decode(record);
		const member = members.get(trade.entityId);
		if (member === undefined || !countsIn(view, trade.counterpartyId, projection)) continue;
		const context = tradeContext(trade, member, cut, projection);
		const item = { kind: 'TRADE', id: trade.tradeId } as const;
		const isOpen = unlessSetAside(item, () => member.trades.add(trade, context, overrideOf(trade)), events);
		// One that is left out may be right in another view or with what comes later: only a settled one is closed.
		if (isOpen === false) trades.close(trade);
	}
}

async function positionItems(positions: readonly Position[], { projection: { reference } }: LcrItemsDeps): Promise<LcrItem[]> {
	const items: LcrItem[] = [];
	for (const [index, position] of positions.entries()) {
		if (index % SLICE === SLICE - 1) await nextTurn();
		const maturity = reference.instruments.get(position.instrumentId)?.maturityDate ?? null;
		items.push(positionItem(position, maturity === null ? null : parseDay(maturity)));
	}
	return items;
}

function cashItems(cash: readonly Cash[], members: ReadonlyMap<string, Member>, view: EffectView, { projection }: LcrItemsDeps): LcrItem[] {
	return cash.flatMap((row) => {
		const account = projection.reference.accounts.get(row.accountId);
		const counterpartyId = account?.counterpartyId ?? null;
		const member = members.get(row.entityId);
		if (member === undefined || !countsIn(view, counterpartyId, projection)) return [];
		// The record says where the balance counts under the entity's own rulebook.
		if (account === undefined || member.rulebook.id === member.lcr.rulebook) return cashItem(row, counterpartyId, member.rulebook);
		const booked = cashContribution({ ...row, operational: account.operational }, row.current, member.rulebook);
		const override = row.overrideId === null ? undefined : projection.overrides.state(row.overrideId);
		const counted = booked !== null && override !== undefined ? onLine(booked, override.proposal, member.rulebook, null) : booked;
		return cashItem({ ...row, contributions: counted === null ? [] : [counted] }, counterpartyId, member.rulebook);
	});
}

function balanceItems(balances: readonly ReportedBalance[], members: ReadonlyMap<string, Member>, { events }: LcrItemsDeps): LcrItem[] {
	return balances.flatMap(({ balance }) => {
		const member = members.get(balance.entityId);
		if (member === undefined) return [];
		const item = { kind: 'BALANCE', id: balance.balanceId } as const;
		return unlessSetAside(item, () => balanceItem(balance, member.lcr.calculationDate, member.rulebook), events) ?? [];
	});
}

function convertInto({ currency, fxRates }: Lcr): Convert {
	const rates = parseFxRates(fxRates);
	return (amount, code) => {
		if (code === currency) return amount;
		const rate = rates.get(code);
		return rate === undefined ? null : convertMinor(amount, code, currency, rate);
	};
}

/** Without what is in a currency that has no rate yet, which the record leaves out; without one of its own it has no sums at all. */
function counted(item: LcrItem, { currency, fxRates, sums }: Lcr): LcrItem {
	const hasRate = (sum: { currency: string }): boolean =>
		sum.currency === currency ? sums.length > 0 : fxRates[sum.currency] !== undefined;
	if (item.flows.every(hasRate) && item.unwind.every(hasRate)) return item;
	return { ...item, flows: item.flows.filter(hasRate), unwind: item.unwind.filter(hasRate) };
}
