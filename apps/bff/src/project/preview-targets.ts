import {
	assertNever,
	type ClassifiedHolding,
	canBeCarved,
	carve,
	concernsEntity,
	type OverrideProposal,
	type Position,
	pricedPer,
	quantity,
	reclassified,
	type Trade,
	tradeOfSecurityKey,
	wholeSecurityKey,
} from '@tideline/domain';
import { standingOf } from './decision.ts';
import { type EffectView, seenIn } from './effect-view.ts';
import type { Projection } from './projection.ts';
import { securityKeyOf } from './trade-index.ts';

/** A position that a proposal touches: what of it stands now, and what would stand instead. */
export interface Touched {
	position: Position;
	before: readonly ClassifiedHolding[];
	after: readonly ClassifiedHolding[];
}

/** The positions that a proposal touches, as the view has them; `trades` holds the target when it is a trade. Flows are `movedFlows`. */
export function touched(
	proposal: OverrideProposal,
	positions: readonly Position[],
	trades: readonly Trade[],
	projection: Projection,
	view: EffectView,
): Touched[] {
	const within = positions.filter(({ entityId }) => concernsEntity(proposal, entityId));
	switch (proposal.targetKind) {
		case 'INSTRUMENT':
			return whole(
				proposal,
				within.filter(({ instrumentId }) => instrumentId === proposal.targetId),
				projection,
				view,
			);
		case 'ISSUER': {
			const { instruments } = projection.reference;
			return whole(
				proposal,
				within.filter(({ instrumentId }) => instruments.get(instrumentId)?.issuerId === proposal.targetId),
				projection,
				view,
			);
		}
		case 'TRADE':
			return trades.flatMap((trade) => slice(proposal, within, trade, projection, view));
		case 'COUNTERPARTY':
			return [];
		default:
			return assertNever(proposal.targetKind);
	}
}

function whole(proposal: OverrideProposal, positions: readonly Position[], projection: Projection, view: EffectView): Touched[] {
	return positions.flatMap((row) => {
		if (isMoreParticular(row, proposal, projection)) return [];
		const position = seenIn(view, row, projection);
		const after = standingOf(position, proposal, projection.reference);
		return after === null ? [] : [{ position, before: [position], after: [reclassified(position, after, proposal.encumbered)] }];
	});
}

const PARTICULAR: readonly OverrideProposal['targetKind'][] = ['ISSUER', 'INSTRUMENT', 'TRADE'];

/** The most particular override decides alone: of the trade, else the instrument, else its issuer. */
function isMoreParticular({ overrideId }: Position, { targetKind }: OverrideProposal, { overrides }: Projection): boolean {
	const current = overrideId === null ? undefined : overrides.state(overrideId);
	return current !== undefined && PARTICULAR.indexOf(current.proposal.targetKind) > PARTICULAR.indexOf(targetKind);
}

/** A trade that is carved out already is a position of its own. */
function slice(
	proposal: OverrideProposal,
	positions: readonly Position[],
	trade: Trade,
	projection: Projection,
	view: EffectView,
): Touched[] {
	const key = securityKeyOf(trade);
	const carved = positions.find((position) => wholeSecurityKey(position.key) === key && tradeOfSecurityKey(position.key) === trade.tradeId);
	if (carved !== undefined) return whole(proposal, [carved], projection, view);
	const row = positions.find((candidate) => candidate.key === key);
	if (row === undefined || !canBeCarved(trade)) return [];
	const position = seenIn(view, row, projection);
	const instrument = projection.reference.instruments.get(position.instrumentId);
	const standing = standingOf({ ...position, assetClass: trade.assetClass }, proposal, projection.reference);
	if (instrument === undefined || standing === null) return [];
	const settled = projection.confirmations.has(trade.tradeId, 'cash') ? trade.details.quantity : 0;
	const parts = carve(position, quantity(settled), pricedPer(instrument.kind));
	return [{ position, before: [position], after: [parts.rest, reclassified(parts.slice, standing, proposal.encumbered)] }];
}
