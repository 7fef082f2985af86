import { setImmediate as nextTurn } from 'node:timers/promises';
import {
	balanceFlow,
	type ContractualContext,
	cashFlow,
	type Day,
	type LadderEntry,
	type LadderFlow,
	type Lcr,
	type Position,
	parseDay,
	positionFlow,
	postings,
	rulebook,
	type StockChange,
	securityKey,
	stockChange,
	stockMoves,
	type Trade,
	tradeFlows,
} from '@tideline/domain';
import { Cut } from '../book/cut.ts';
import type { LcrItemsDeps } from '../book/lcr-items.ts';
import { unlessSetAside } from '../book/unless-set-aside.ts';
import { countsIn, seenIn, viewOf } from '../project/effect-view.ts';

/** Trades that are looked at before others have their turn: some milliseconds. */
const SLICE = 500;

/** Every payment that a bank owes or is owed by contract, and what its deals do to the stock. */
export interface ContractualBook {
	readonly flows: readonly LadderEntry[];
	readonly changes: readonly StockChange[];
}

/**
 * The contractual flows of what an `lcr` record was folded from, at its cut; of the group, those of each of its entities without what they
 * owe one another, and with the stock that the group's rulebook makes of what they hold.
 */
export async function contractualBook(lcr: Lcr, deps: LcrItemsDeps): Promise<ContractualBook> {
	const { versions, tables, reference, balances } = deps.projection;
	const members = membersOf(lcr, deps);
	const ids = [...members.keys()];
	const cut = new Cut(lcr.inputs);
	const view = viewOf(lcr, deps.projection);
	const stays = (counterpartyId: string | null): boolean => !countsIn(view, counterpartyId, deps.projection);
	// All of one moment, before others have their turn.
	const positions = ids.flatMap((id) =>
		versions
			.positionsAt(lcr.sequence, tables.latestRows('positions', id))
			.flatMap((row) => (row.entityId === id ? seenIn(view, row, deps.projection) : [])),
	);
	const cash = ids.flatMap((id) => versions.cashAt(lcr.sequence, tables.latestRows('cash', id)).filter((row) => row.entityId === id));
	const reported = balances.at(cut);
	const flows: LadderEntry[] = [];
	const add = (item: LadderEntry['item'], flow: LadderFlow | null): void => {
		if (flow !== null) flows.push({ ...flow, item, tradeId: null, line: null });
	};
	for (const position of positions) {
		const { key: id, entityId, name, instrumentId } = position;
		add(
			{ kind: 'POSITION', id, entityId, name, counterpartyId: null },
			positionFlow(position, maturityOf(instrumentId, deps), contextOf(members, entityId)),
		);
	}
	for (const { accountId: id, entityId, name, contributions } of cash) {
		const counterpartyId = reference.accounts.get(id)?.counterpartyId ?? null;
		if (stays(counterpartyId)) continue;
		for (const one of contributions) add({ kind: 'CASH', id, entityId, name, counterpartyId }, cashFlow(one, contextOf(members, entityId)));
	}
	for (const { balance } of reported) {
		const { balanceId: id, entityId } = balance;
		const member = members.get(entityId);
		if (member === undefined) continue;
		const name = 'category' in balance ? balance.category : id;
		add(
			{ kind: 'BALANCE', id, entityId, name, counterpartyId: null },
			unlessSetAside({ kind: 'BALANCE', id }, () => balanceFlow(balance, member), deps.events),
		);
	}
	const changes = await addTrades(flows, { members, cut, stays, positions: new Map(positions.map((row) => [row.key, row])) }, deps);
	return { flows, changes };
}

interface TradeSources {
	readonly members: ReadonlyMap<string, ContractualContext>;
	readonly cut: Cut;
	/** Whether deals with a counterparty stay within the group that is asked for. */
	readonly stays: (counterpartyId: string) => boolean;
	readonly positions: ReadonlyMap<string, Position>;
}

async function addTrades(
	flows: LadderEntry[],
	{ members, cut, stays, positions }: TradeSources,
	deps: LcrItemsDeps,
): Promise<StockChange[]> {
	const { trades, confirmations, reference } = deps.projection;
	const changes: StockChange[] = [];
	let looked = 0;
	for (const record of trades.openAt(cut)) {
		if (++looked % SLICE === 0) await nextTurn();
		const trade: Trade = deps.codecs.trade.decode(record);
		const { tradeId, entityId, counterpartyId } = trade;
		const member = members.get(entityId);
		if (member === undefined || stays(counterpartyId)) continue;
		const posted = unlessSetAside({ kind: 'TRADE', id: tradeId }, () => postings(trade), deps.events);
		if (posted === null) continue;
		const settled = (postingId: string): boolean => confirmations.hasAt(cut, tradeId, postingId);
		const unsettled = posted.filter(({ kind, postingId }) => kind === 'CASH' && !settled(postingId));
		const counterparty = reference.counterparties.get(counterpartyId) ?? null;
		const item = { kind: 'TRADE', id: tradeId, entityId, name: tradeId, counterpartyId } as const;
		for (const flow of tradeFlows(trade, unsettled, counterparty, member)) flows.push({ ...flow, item, tradeId, line: null });
		for (const move of stockMoves(trade, posted, settled)) {
			const position = positions.get(securityKey(entityId, move.accountId, move.instrumentId));
			const change = position && stockChange(move, position);
			if (change) changes.push(change);
		}
	}
	return changes;
}

function membersOf(lcr: Lcr, { projection: { reference, tables, versions } }: LcrItemsDeps): ReadonlyMap<string, ContractualContext> {
	const isGroup = reference.entities.get(lcr.entityId)?.kind === 'group';
	const entities = reference.listEntities().filter(({ entityId, kind }) => kind === 'entity' && (isGroup || entityId === lcr.entityId));
	return new Map(
		entities.flatMap(({ entityId }): [string, ContractualContext][] => {
			const own = isGroup ? versions.lcrAt(lcr.sequence, tables.latestRows('lcr', entityId)) : [lcr];
			const record = own.find((row) => row.entityId === entityId);
			if (record === undefined) return [];
			return [[entityId, { calculationDate: record.calculationDate, rulebook: rulebook(record.rulebook) }]];
		}),
	);
}

function contextOf(members: ReadonlyMap<string, ContractualContext>, entityId: string): ContractualContext {
	const member = members.get(entityId);
	if (member === undefined) throw new Error(`there is no member ${entityId}`);
	return member;
}

function maturityOf(instrumentId: string, { projection: { reference } }: LcrItemsDeps): Day | null {
	const date = reference.instruments.get(instrumentId)?.maturityDate ?? null;
	return date === null ? null : parseDay(date);
}
