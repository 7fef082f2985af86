import { isDeepStrictEqual } from 'node:util';
import type { createOverrideRequest, PreviewResponse } from '@tideline/api';
import { type OverrideEvent, type OverrideProposal, transition } from '@tideline/domain';
import type { OverrideRow } from '@tideline/stream';
import type { z } from 'zod';
import type { AppContext } from '../app-context.ts';
import type { Actor } from '../identity/actor.ts';
import { OneAtATime } from '../one-at-a-time.ts';
import { previewOverride } from '../project/preview.ts';
import { targetTrades } from '../project/target-trades.ts';
import { checkProposal, type ProposalInput, refuseProposal } from './check-proposal.ts';
import { overrideRow, overrideState, tooManyTrades } from './override-look-up.ts';
import { ProblemError } from './problem.ts';

/** Takes proposals in: checks them, writes the events, and answers with the override as it stands after. */
export class OverrideDesk {
	readonly #context: AppContext;
	/** Submissions and reversals go one after the other, so that two of one id cannot both find nothing. */
	readonly #oneAtATime = new OneAtATime();

	constructor(context: AppContext) {
		this.#context = context;
	}

	/** What a proposal would do now. @throws ProblemError when it is wrong, or when not all that it targets is at hand. */
	async preview(input: ProposalInput): Promise<PreviewResponse> {
		const { clock, projection } = this.#context;
		const proposal = await checkProposal(input, this.#context);
		const trades = await targetTrades(proposal, this.#context);
		if (trades === null) refuseProposal([{ path: 'targetId', message: tooManyTrades(projection) }]);
		return previewOverride(proposal, trades ?? [], projection, clock.now());
	}

	/** Writes a submission, in force at once; the same id and content again changes nothing. */
	submit(
		{ overrideId, proposal: input }: z.output<typeof createOverrideRequest>,
		actor: Actor,
		address: string,
	): Promise<{ created: boolean; override: OverrideRow }> {
		return this.#oneAtATime.run(async () => {
			const known = this.#context.projection.overrides.state(overrideId);
			if (known !== undefined) {
				if (!sameProposal(known.proposal, input)) throw new ProblemError('conflict', `"${overrideId}" is another override already.`);
				return { created: false, override: overrideRow(overrideId, this.#context) };
			}
			const proposal = await checkProposal(input, this.#context);
			await this.#append(this.#event(overrideId, 'SUBMITTED', actor, address, { proposal, comment: proposal.comment }));
			this.#context.events.overrideSubmitted(overrideId, actor.name);
			return { created: true, override: overrideRow(overrideId, this.#context) };
		});
	}

	/** Ends an override that is in force or about to be; one that has been reversed stays so. @throws ProblemError for any other. */
	reverse(overrideId: string, comment: string, actor: Actor, address: string): Promise<OverrideRow> {
		return this.#oneAtATime.run(async () => {
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
}

/** Equal but for a start that was left to the server. */
function sameProposal(known: OverrideProposal, input: ProposalInput): boolean {
	return isDeepStrictEqual({ ...known }, { ...input, effectiveFrom: input.effectiveFrom ?? known.effectiveFrom });
}
