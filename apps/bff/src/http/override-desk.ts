import { isDeepStrictEqual } from 'node:util';
import type { createOverrideRequest, overrideProposalRequest, PreviewResponse } from '@tideline/api';
import {
	canBeCarved,
	GROUP,
	type OverrideEvent,
	type OverrideProposal,
	type ProposalProblem,
	rulebook,
	type Trade,
	transition,
	validateProposal,
} from '@tideline/domain';
import type { OverrideRow } from '@tideline/stream';
import type { z } from 'zod';
import type { AppContext } from '../app-context.ts';
import type { Actor } from '../identity/actor.ts';
import { previewOverride } from '../project/preview.ts';
import { targetTrades } from '../project/target-trades.ts';
import { overrideRow, overrideState, tooManyTrades } from './override-look-up.ts';
import { ProblemError } from './problem.ts';
import { requireDay } from './require-day.ts';

type ProposalInput = z.output<typeof overrideProposalRequest>;

/** Takes proposals in: checks them, writes the events, and answers with the override as it stands after. */
export class OverrideDesk {
	readonly #context: AppContext;
	/** Submissions and reversals go one after the other, so that two of one id cannot both find nothing. */
	#turn: Promise<unknown> = Promise.resolve();

	constructor(context: AppContext) {
		this.#context = context;
	}

	/** A proposal as an event carries it. @throws ProblemError naming each field that is wrong. */
	async checked(input: ProposalInput): Promise<OverrideProposal> {
		const { clock, projection } = this.#context;
		if (input.targetKind === 'TRADE' || input.targetKind === 'COUNTERPARTY') await requireDay(this.#context);
		const now = clock.now();
		const proposal: OverrideProposal = { ...input, effectiveFrom: input.effectiveFrom ?? now };
		const entity = projection.reference.entities.get(proposal.entityId ?? GROUP) ?? projection.reference.listEntities()[0];
		const problems = validateProposal(proposal, { now, rulebook: rulebook(entity?.rulebook ?? 'basel') });
		if (proposal.entityId !== null && !projection.reference.entities.has(proposal.entityId)) {
			problems.push({ path: 'entityId', message: `there is no entity "${proposal.entityId}"` });
		}
		if (entity?.kind === 'group' && proposal.entityId !== null) {
			problems.push({ path: 'entityId', message: 'the group holds nothing itself: name one of its entities, or none for all of them' });
		}
		if (!this.#known(proposal)) problems.push({ path: 'targetId', message: `there is no such ${proposal.targetKind.toLowerCase()}` });
		if (problems.length === 0 && proposal.targetKind === 'TRADE') {
			for (const trade of (await targetTrades(proposal, this.#context)) ?? []) problems.push(...tradeProblems(proposal, trade));
		}
		refuse(problems);
		return proposal;
	}

	/** What a proposal would do now. @throws ProblemError when it is wrong, or when not all that it targets is at hand. */
	async preview(input: ProposalInput): Promise<PreviewResponse> {
		const { clock, projection } = this.#context;
		const proposal = await this.checked(input);
		const trades = await targetTrades(proposal, this.#context);
		if (trades === null) refuse([{ path: 'targetId', message: tooManyTrades(projection) }]);
		return previewOverride(proposal, trades ?? [], projection, clock.now());
	}

	/** Writes a submission, in force at once; the same id and content again changes nothing. */
	submit(
		{ overrideId, proposal: input }: z.output<typeof createOverrideRequest>,
		actor: Actor,
		address: string,
	): Promise<{ created: boolean; override: OverrideRow }> {
		return this.#inTurn(async () => {
			const known = this.#context.projection.overrides.state(overrideId);
			if (known !== undefined) {
				if (!sameProposal(known.proposal, input)) throw new ProblemError('conflict', `"${overrideId}" is another override already.`);
				return { created: false, override: overrideRow(overrideId, this.#context) };
			}
			const proposal = await this.checked(input);
			await this.#append(this.#event(overrideId, 'SUBMITTED', actor, address, { proposal, comment: proposal.comment }));
			this.#context.events.overrideSubmitted(overrideId, actor.name);
			return { created: true, override: overrideRow(overrideId, this.#context) };
		});
	}

	reverse(overrideId: string, comment: string, actor: Actor, address: string): Promise<OverrideRow> {
		return this.#inTurn(async () => {
			const state = overrideState(overrideId, this.#context);
			if (state.status === 'REVERSED') return overrideRow(overrideId, this.#context);
			const event = this.#event(overrideId, 'REVERSED', actor, address, { proposal: null, comment });
			if (transition(state, event).kind === 'refused') {
				throw new ProblemError('conflict', `"${overrideId}" is ${state.status.toLowerCase()} and cannot be reversed.`);
			}
			await this.#append(event);
			this.#context.events.overrideReversed(overrideId, actor.name);
			return overrideRow(overrideId, this.#context);
		});
	}

	#event(
		overrideId: string,
		kind: OverrideEvent['kind'],
		actor: Actor,
		address: string,
		content: Pick<OverrideEvent, 'proposal' | 'comment'>,
	): OverrideEvent {
		const at = this.#context.clock.now();
		return { overrideId, kind, at, actor: actor.name, actorRole: actor.role, from: address, approval: 'NOT_REQUIRED', ...content };
	}

	async #append(event: OverrideEvent): Promise<void> {
		const { log, codecs, settled } = this.#context;
		const value = codecs.overrideEvent.encode(event);
		const [written] = await log.append([{ topic: 'overrides', key: event.overrideId, value, timestamp: event.at }]);
		if (written !== undefined) await settled('overrides', written.partition, written.offset);
	}

	#known({ targetKind, targetId }: OverrideProposal): boolean {
		const { reference, trades } = this.#context.projection;
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

	#inTurn<T>(body: () => Promise<T>): Promise<T> {
		const result = this.#turn.then(body);
		this.#turn = result.catch(() => undefined);
		return result;
	}
}

/** @throws ProblemError naming each field, when there is any. */
function refuse(problems: readonly ProposalProblem[]): void {
	if (problems.length === 0) return;
	const errors = problems.map(({ path, message }) => ({ path: `proposal.${path}`, message }));
	throw new ProblemError('unprocessable', errors.map(({ path, message }) => `${path}: ${message}`).join('; '), errors);
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

/** Equal but for a start that was left to the server. */
function sameProposal(known: OverrideProposal, input: ProposalInput): boolean {
	return isDeepStrictEqual({ ...known }, { ...input, effectiveFrom: input.effectiveFrom ?? known.effectiveFrom });
}
