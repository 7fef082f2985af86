import type { RuleDecision } from '@tideline/api';
import {
	applicable,
	type Classification,
	classifyOverridden,
	type Facts,
	formatFraction,
	instrumentFacts,
	type OverrideProposal,
	type Position,
	type Rulebook,
	rulebook,
} from '@tideline/domain';
import type { Reference } from './reference.ts';

/** The rulebook that a position's record names and what it is asked, as the trades book it; null while the entity or the instrument is not in the reference data. */
export function judged(position: Position, reference: Reference): { facts: Facts; rulebook: Rulebook } | null {
	const entity = reference.entities.get(position.entityId);
	const instrument = reference.instruments.get(position.instrumentId);
	if (entity === undefined || instrument === undefined) return null;
	const issuer = reference.counterparties.get(instrument.issuerId);
	return {
		facts: instrumentFacts(instrument, issuer, { assetClass: position.bookedAssetClass, entity }),
		rulebook: rulebook(position.rulebook),
	};
}

/** Where a position stands under an override, or by the rules alone (null); null while its reference data is not there. */
export function standingOf(position: Position, proposal: OverrideProposal | null, reference: Reference): Classification | null {
	const asked = judged(position, reference);
	return asked === null ? null : classifyOverridden(asked.facts, proposal && applicable(proposal, asked.rulebook), asked.rulebook);
}

/** The rule that decides about a position under an override, or without one (null), with every condition. */
export function decide(position: Position, override: OverrideProposal | null, reference: Reference): RuleDecision | null {
	const asked = judged(position, reference);
	if (asked === null) return null;
	return ruleDecision(classifyOverridden(asked.facts, override && applicable(override, asked.rulebook), asked.rulebook), asked.rulebook);
}

function ruleDecision(decision: Classification, { id }: Rulebook): RuleDecision {
	const { level, subclass, eligible, ruleId, title, reference, verified, haircut, conditions, ruleNumber, ruleCount } = decision;
	return {
		rulebook: id,
		ruleId,
		title,
		reference,
		ruleNumber,
		ruleCount,
		level,
		subclass,
		eligible,
		haircut: formatFraction(haircut),
		verified,
		conditions: conditions.map(({ text, value, met }) => ({ text, value, met })),
	};
}
