import {
	type Cash,
	type Contribution,
	cashContribution,
	type EntityRecord,
	type OverrideProposal,
	type OverrideState,
	onLine,
	parseDay,
	rulebook,
	type Trade,
	tradeContributions,
} from '@tideline/domain';
import type { Projection } from './projection.ts';

/** The flows of one trade or account that a proposal moves: the lines that they are on, and those where they would be. */
export interface MovedItem {
	entityId: string;
	before: Contribution[];
	after: Contribution[];
}

/** What a proposal does to flows: those of the trade that it targets, or of every trade and account with a counterparty. */
export function movedFlows(proposal: OverrideProposal, trades: readonly Trade[], projection: Projection, now: number): MovedItem[] {
	const inForce = projection.overrides.inForce(now);
	const items = [
		...trades.map((trade) => ofTrade(proposal, trade, inForce, projection)),
		...(proposal.targetKind === 'COUNTERPARTY' ? ofAccounts(proposal, projection) : []),
	];
	return items.filter((item) => item !== null && item.before.length > 0) as MovedItem[];
}

/** An override of the trade itself goes before one of its counterparty, and of two on one target the later decides. */
function ofTrade(proposal: OverrideProposal, trade: Trade, inForce: readonly OverrideState[], { reference, confirmations }: Projection) {
	const { tradeId, counterpartyId, entityId } = trade;
	const entity = reference.entities.get(entityId);
	const day = reference.businessDays.get(entityId);
	if (entity === undefined || day === undefined || !isWithin(proposal, entityId)) return null;
	const ofTradeItself = latest(inForce, 'TRADE', tradeId, entityId);
	if (proposal.targetKind === 'COUNTERPARTY' && ofTradeItself !== null) return null;
	const context = {
		calculationDate: parseDay(day.date),
		settled: (postingId: string) => confirmations.has(tradeId, postingId),
		entityCountry: entity.country,
		counterparty: reference.counterparties.get(counterpartyId) ?? null,
	};
	const { contributions } = tradeContributions(trade, context, rulebook(entity.rulebook));
	const current = ofTradeItself ?? latest(inForce, 'COUNTERPARTY', counterpartyId, entityId);
	return moved(entity, contributions, { from: current, to: proposal });
}

function ofAccounts(proposal: OverrideProposal, { tables, reference }: Projection): (MovedItem | null)[] {
	return [...reference.accounts.values()]
		.filter(({ counterpartyId, entityId }) => counterpartyId === proposal.targetId && isWithin(proposal, entityId))
		.map(({ accountId, entityId, kind, operational, currency }) => {
			const entity = reference.entities.get(entityId);
			const cash = tables.get(`cash:${entityId}`)?.rows.get(accountId) as Cash | undefined;
			if (entity === undefined || cash === undefined || kind === 'CUSTODY' || currency === null) return null;
			const booked = cashContribution({ kind, operational, currency }, cash.current);
			if (booked === null) return null;
			const [before = booked] = cash.contributions;
			const after = onLine(booked, proposal, rulebook(entity.rulebook));
			return { entityId, ...(before.line === after.line ? { before: [], after: [] } : { before: [before], after: [after] }) };
		});
}

function moved(
	{ entityId, rulebook: id }: EntityRecord,
	booked: readonly Contribution[],
	{ from, to }: { from: OverrideProposal | null; to: OverrideProposal },
): MovedItem {
	const pairs = booked.map((flow) => ({
		was: from === null ? flow : onLine(flow, from, rulebook(id)),
		will: onLine(flow, to, rulebook(id)),
	}));
	const moving = pairs.filter(({ was, will }) => was.line !== will.line);
	return { entityId, before: moving.map(({ was }) => was), after: moving.map(({ will }) => will) };
}

function latest(
	inForce: readonly OverrideState[],
	kind: OverrideProposal['targetKind'],
	targetId: string,
	entityId: string,
): OverrideProposal | null {
	const found = inForce.findLast(
		({ proposal }) => proposal.targetKind === kind && proposal.targetId === targetId && isWithin(proposal, entityId),
	);
	return found?.proposal ?? null;
}

function isWithin(proposal: OverrideProposal, entityId: string): boolean {
	return proposal.entityId === null || proposal.entityId === entityId;
}
