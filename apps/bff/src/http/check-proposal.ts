import type { overrideProposalRequest } from '@tideline/api';
import { canBeCarved, GROUP, type OverrideProposal, type ProposalProblem, rulebook, type Trade, validateProposal } from '@tideline/domain';
import type { z } from 'zod';
import type { AppContext } from '../app-context.ts';
import type { Projection } from '../project/projection.ts';
import { targetTrades } from '../project/target-trades.ts';
import { ProblemError } from './problem.ts';
import { requireDayFor } from './require-day.ts';

/** A proposal as a request brings it. */
export type ProposalInput = z.output<typeof overrideProposalRequest>;

/** A proposal as an event carries it. @throws ProblemError naming each field that is wrong. */
export async function checkProposal(input: ProposalInput, context: AppContext): Promise<OverrideProposal> {
	const { clock, projection } = context;
	const { reference } = projection;
	await requireDayFor(input, context);
	const now = clock.now();
	const proposal: OverrideProposal = { ...input, effectiveFrom: input.effectiveFrom ?? now };
	const entity = reference.entities.get(proposal.entityId ?? GROUP) ?? reference.listEntities()[0];
	const problems = validateProposal(proposal, { now, rulebook: rulebook(entity?.rulebook ?? 'basel') });
	if (proposal.entityId !== null && !reference.entities.has(proposal.entityId)) {
		problems.push({ path: 'entityId', message: `there is no entity "${proposal.entityId}"` });
	}
	if (entity?.kind === 'group' && proposal.entityId !== null) {
		problems.push({ path: 'entityId', message: 'the group holds nothing itself: name one of its entities, or none for all of them' });
	}
	if (!isKnown(proposal, projection)) {
		problems.push({ path: 'targetId', message: `there is no such ${proposal.targetKind.toLowerCase()}` });
	}
	if (problems.length === 0 && proposal.targetKind === 'TRADE') {
		for (const trade of (await targetTrades(proposal, context)) ?? []) problems.push(...tradeProblems(proposal, trade));
	}
	refuseProposal(problems);
	return proposal;
}

/** @throws ProblemError naming each field, when there is any. */
export function refuseProposal(problems: readonly ProposalProblem[]): void {
	if (problems.length === 0) return;
	const errors = problems.map(({ path, message }) => ({ path: `proposal.${path}`, message }));
	throw new ProblemError('unprocessable', errors.map(({ path, message }) => `${path}: ${message}`).join('; '), errors);
}

function isKnown({ targetKind, targetId }: OverrideProposal, { reference, trades }: Projection): boolean {
	switch (targetKind) {
		case 'INSTRUMENT':
			return reference.instruments.has(targetId);
		case 'ISSUER':
		case 'COUNTERPARTY':
			return reference.counterparties.has(targetId);
		case 'TRADE':
			return trades.find(targetId) !== null;
	}
}

/** Only a purchase or sale has a holding that a class can be given; the flows of a repo follow the class of its collateral. */
function tradeProblems({ flowLine, ...classes }: OverrideProposal, trade: Trade): ProposalProblem[] {
	const { level, eligible, encumbered } = classes;
	const problems: ProposalProblem[] = [];
	if (!canBeCarved(trade) && [classes.assetClass, level, eligible, encumbered].some((value) => value !== null)) {
		problems.push({ path: 'level', message: 'only a purchase holds a security of its own: override the instrument, or set a flow line' });
	}
	if (flowLine !== null && trade.assetClass === 'REPO') {
		problems.push({ path: 'flowLine', message: 'the flows of a repo follow the class of its collateral: override the instrument' });
	}
	return problems;
}
