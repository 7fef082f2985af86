import type { ExplainedEntry, ExplainedRule } from '@tideline/api';
import {
	cashContribution,
	type FlowSide,
	type Lcr,
	line as lineOf,
	type Position,
	rulebook as rulebookOf,
	stockClass,
	type Trade,
	TradeItems,
} from '@tideline/domain';
import { Cut } from '../book/cut.ts';
import { tradeContext } from '../book/trade-context.ts';
import { decide, standingOf } from '../project/decision.ts';
import { seenIn, viewOf } from '../project/effect-view.ts';
import { accountFacts } from './account-facts.ts';
import { type EntryDeps, positionIn } from './entries.ts';
import { type FlowFacts, flowRule } from './entry-rule.ts';
import type { Holder } from './holders.ts';
import { memberRecord } from './member-record.ts';
import { positionRule } from './position-rule.ts';

/** Where an entry would stand without the override that decides about it. */
export interface BookedStanding {
	readonly side: FlowSide;
	readonly line: string;
	readonly rule: ExplainedRule;
}

/** An entry that an override decides about as it was booked: by the rules alone. Null where reference data is missing. */
export function bookedStanding(holder: Holder, entry: ExplainedEntry, lcr: Lcr, deps: EntryDeps): BookedStanding | null {
	const [item] = holder.items;
	if (item === undefined) return null;
	switch (holder.row.kind) {
		case 'POSITION':
			return ofPosition(positionIn(deps.projection, item.entityId, item.id, lcr.sequence), lcr, deps);
		case 'ACCOUNT':
			return ofAccount(item.id, lcr, deps);
		case 'COUNTERPARTY':
			return ofTrade(entry, lcr, deps);
		// Core banking's balances are no target of an override.
		case 'BALANCE':
			return null;
	}
}

function ofPosition(position: Position | undefined, lcr: Lcr, { projection }: EntryDeps): BookedStanding | null {
	const seen = position && seenIn(viewOf(lcr, projection), position, projection);
	const decision = seen === undefined ? null : decide(seen, null, projection.reference);
	if (decision === null) return null;
	const row = stockClass(rulebookOf(lcr.rulebook), decision.level, decision.subclass);
	return { side: 'STOCK', line: row.id, rule: positionRule(decision, row.condition) };
}

function ofAccount(accountId: string, lcr: Lcr, deps: EntryDeps): BookedStanding | null {
	const facts = accountFacts(accountId, lcr.sequence, deps.projection);
	if (facts === null) return null;
	const { account, cash } = facts;
	const booked = cashContribution({ ...cash, operational: account.operational }, cash.current, rulebookOf(lcr.rulebook));
	return booked && onLine(booked.side, booked.line, { due: null, trade: null, account: facts }, lcr, deps);
}

/** Its own flows without an override; of a secured deal, on collateral that stands where the rules alone put it. */
function ofTrade({ tradeId, due, own }: ExplainedEntry, lcr: Lcr, deps: EntryDeps): BookedStanding | null {
	const { projection, codecs } = deps;
	const cut = new Cut(lcr.inputs);
	const record = tradeId === null ? null : projection.trades.findIn(cut, tradeId);
	if (record === null) return null;
	const trade = codecs.trade.decode(record);
	const member = memberRecord(lcr, trade.entityId, projection);
	const country = projection.reference.entities.get(trade.entityId)?.country;
	if (member === undefined || country === undefined) return null;
	const items = new TradeItems(rulebookOf(lcr.rulebook));
	items.add(trade, tradeContext(trade, { lcr: member, country }, cut, projection), null);
	const position = (key: string): Position | undefined => bookedPosition(key, trade, lcr, deps);
	const booked = items.all({ position, convert: () => null, counterpartyName: (id) => id });
	const flow = booked.flatMap(({ flows }) => flows).find((one) => one.due === due && one.currency === own?.currency);
	return flow === undefined ? null : onLine(flow.side, flow.line, { due, trade, account: null }, lcr, deps);
}

function bookedPosition(key: string, { entityId }: Trade, lcr: Lcr, { projection }: EntryDeps): Position | undefined {
	const position = positionIn(projection, entityId, key, lcr.sequence);
	const seen = position && seenIn(viewOf(lcr, projection), position, projection);
	const standing = seen === undefined ? null : standingOf(seen, null, projection.reference);
	return seen === undefined || standing === null ? seen : { ...seen, ...standing, haircut: seen.haircut };
}

function onLine(
	side: FlowSide,
	line: string,
	{ due, trade, account }: Pick<FlowFacts, 'due' | 'trade' | 'account'>,
	{ rulebook, calculationDate }: Lcr,
	{ projection }: EntryDeps,
): BookedStanding {
	const tables = rulebookOf(rulebook);
	const facts = { due, trade, account, balance: null, overrideId: null, calculationDate, horizonDays: tables.horizonDays };
	if (side === 'STOCK') {
		const row = tables.stock.find(({ id }) => id === line);
		if (row === undefined) throw new RangeError(`${rulebook} has no class ${line}`);
		return { side, line, rule: flowRule(rulebook, { line, text: row, rate: row.factor }, facts, projection.reference) };
	}
	const row = lineOf(tables, side, line);
	return { side, line, rule: flowRule(rulebook, { line, text: row, rate: row.rate }, facts, projection.reference) };
}
