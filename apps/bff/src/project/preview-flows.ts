import {
	type Cash,
	cashContribution,
	concernsEntity,
	type Day,
	type EntityRecord,
	type FlowContribution,
	type OverrideProposal,
	onLine,
	parseDay,
	postings,
	rulebook,
	type Trade,
	tradeContributions,
	valueDateOf,
} from '@tideline/domain';
import { countsIn, type EffectView, rulebookIn } from './effect-view.ts';
import { type Deciding, latestOverride } from './latest-override.ts';
import type { Projection } from './projection.ts';

/** The flows of one trade or account that a proposal moves: the lines that they are on, and those where they would be. */
export interface MovedItem {
	entityId: string;
	before: FlowContribution[];
	after: FlowContribution[];
}

/** What a proposal does to flows: those of the trade that it targets, or of every trade and account with a counterparty. */
export function movedFlows(
	proposal: OverrideProposal,
	trades: readonly Trade[],
	projection: Projection,
	now: number,
	view: EffectView,
): MovedItem[] {
	const inForce = projection.overrides.inForce(now);
	return flowsBetween(proposal, trades, projection, { before: inForce, after: [...inForce, { proposal }], view });
}

/** What it does to flows of a target that one set of overrides decides instead of another; of two on one target the later decides. */
export function flowsBetween(target: OverrideProposal, trades: readonly Trade[], projection: Projection, overrides: Change): MovedItem[] {
	const items = [
		...trades.map((trade) => ofTrade(target, trade, overrides, projection)),
		...(target.targetKind === 'COUNTERPARTY' ? ofAccounts(target, overrides, projection) : []),
	];
	return items.filter((item) => item !== null && item.before.length > 0) as MovedItem[];
}

interface Change {
	before: readonly Deciding[];
	after: readonly Deciding[];
	/** Whose flows are looked at. */
	view: EffectView;
}

/** An override of the trade itself goes before one of its counterparty. */
function ofTrade(target: OverrideProposal, trade: Trade, { before, after, view }: Change, { reference, confirmations }: Projection) {
	const { tradeId, counterpartyId, entityId } = trade;
	const entity = reference.entities.get(entityId);
	const day = reference.businessDays.get(entityId);
	if (entity === undefined || day === undefined || !concernsEntity(target, entityId)) return null;
	if (!countsIn(view, counterpartyId, { reference })) return null;
	const id = rulebookIn(view, entity);
	const context = {
		calculationDate: parseDay(day.date),
		settled: (postingId: string) => confirmations.has(tradeId, postingId),
		entityCountry: entity.country,
		counterparty: reference.counterparties.get(counterpartyId) ?? null,
		intragroup: reference.isIntragroup(counterpartyId),
	};
	const decides = (overrides: readonly Deciding[]) =>
		latestOverride(overrides, 'TRADE', tradeId, entityId) ?? latestOverride(overrides, 'COUNTERPARTY', counterpartyId, entityId);
	const posted = postings(trade);
	const { contributions } = tradeContributions(trade, context, rulebook(id), posted);
	const booked = contributions.map((flow): DatedFlow => ({ flow, date: valueDateOf(posted, flow.postingId) }));
	return moved({ entityId, rulebook: id }, booked, { from: decides(before), to: decides(after) });
}

function ofAccounts(target: OverrideProposal, { before, after, view }: Change, { tables, reference }: Projection): (MovedItem | null)[] {
	if (!countsIn(view, target.targetId, { reference })) return [];
	return [...reference.accounts.values()]
		.filter(({ counterpartyId, entityId }) => counterpartyId === target.targetId && concernsEntity(target, entityId))
		.map(({ accountId, entityId, kind, operational, currency }) => {
			const entity = reference.entities.get(entityId);
			const cash = tables.get(`cash:${entityId}`)?.rows.get(accountId) as Cash | undefined;
			if (entity === undefined || cash === undefined || kind === 'CUSTODY' || currency === null) return null;
			const id = rulebookIn(view, entity);
			const booked = cashContribution({ kind, operational, currency }, cash.current, rulebook(id));
			if (booked === null) return null;
			const decides = (overrides: readonly Deciding[]) => latestOverride(overrides, 'COUNTERPARTY', target.targetId, entityId);
			return moved({ entityId, rulebook: id }, [{ flow: booked, date: null }], { from: decides(before), to: decides(after) });
		});
}

/** A flow as it is booked, and when it falls due by contract; null when it is open. */
interface DatedFlow {
	flow: FlowContribution;
	date: Day | null;
}

function moved(
	{ entityId, rulebook: id }: Pick<EntityRecord, 'entityId' | 'rulebook'>,
	booked: readonly DatedFlow[],
	{ from, to }: { from: OverrideProposal | null; to: OverrideProposal | null },
): MovedItem {
	const under = ({ flow, date }: DatedFlow, proposal: OverrideProposal | null) =>
		proposal === null ? flow : onLine(flow, proposal, rulebook(id), date);
	const pairs = booked.map((flow) => ({ was: under(flow, from), will: under(flow, to) }));
	const moving = pairs.filter(({ was, will }) => was.line !== will.line);
	return { entityId, before: moving.map(({ was }) => was), after: moving.map(({ will }) => will) };
}
