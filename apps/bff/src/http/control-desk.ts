import type { CheckSwapResponse, SwapResponse, swapRequest } from '@tideline/api';
import type { z } from 'zod';
import type { AppContext } from '../app-context.ts';
import { sameSettings } from '../feed/feed-settings.ts';
import type { FeedStatus } from '../feed/feed-status.ts';
import { type Asked, askedSettings, checkSwap } from '../feed/swap-checks.ts';
import { CONTROL_TOPIC } from '../feed/swappable-feed.ts';
import type { Actor } from '../identity/actor.ts';
import { OneAtATime } from '../one-at-a-time.ts';
import { ProblemError } from './problem.ts';

/** Longest that the checks of one swap may take. */
const CHECK_WITHIN_MS = 10_000;

/** Takes swaps in: who may, what number is confirmed, whether the topics can be joined; then the record stands in `control`. */
export class ControlDesk {
	readonly #context: AppContext;
	/** Swaps go one after the other, so that two cannot confirm one number. */
	readonly #oneAtATime = new OneAtATime();

	constructor(context: AppContext) {
		this.#context = context;
	}

	/** @throws ProblemError for who may not: a check reads topics to their ends, which is work that only a swap is worth */
	async check(asked: Asked, actor: Actor): Promise<CheckSwapResponse> {
		requireOperator(actor);
		return this.#check(asked);
	}

	/** @throws ProblemError for who may not, another number than the next, or a topic that cannot be joined: nothing is written then */
	async swap(asked: z.output<typeof swapRequest>, actor: Actor): Promise<SwapResponse> {
		requireOperator(actor);
		return this.#oneAtATime.run(() => this.#swap(asked, actor));
	}

	#check(asked: Asked): Promise<CheckSwapResponse> {
		const { log, codecs, positions } = this.#context;
		const { shown } = positions;
		if (shown === null) throw new ProblemError('catching-up', 'The first generation is still being built.');
		return checkSwap(asked, { log, codecs, status: this.#status(), shown }, AbortSignal.timeout(CHECK_WITHIN_MS));
	}

	async #swap({ generation, ...asked }: z.output<typeof swapRequest>, actor: Actor): Promise<SwapResponse> {
		const status = this.#status();
		const changes = !sameSettings(askedSettings(status, asked), status.building ?? status);
		if (changes && generation !== status.nextGeneration) {
			throw new ProblemError('conflict', `The next generation is ${status.nextGeneration}, not ${generation}: somebody else has swapped.`);
		}
		const { checks } = await this.#check(asked);
		const errors = checks.flatMap(({ field, verdict, text }) => (verdict === 'STOP' ? [{ path: field, message: text }] : []));
		if (errors.length > 0) throw new ProblemError('unprocessable', `${errors.map(({ message }) => message).join('; ')}.`, errors);
		const { log, events } = this.#context;
		const value = Buffer.from(JSON.stringify({ type: 'swap', ...asked, by: actor.name }));
		const [place] = await log.append([{ topic: CONTROL_TOPIC, key: 'feed', value }]);
		if (place === undefined) throw new ProblemError('internal', 'The log did not say where the record stands.');
		events.swapAsked(actor.name, place.offset);
		await this.#context.positions.applied(place.offset);
		return { topic: CONTROL_TOPIC, ...place, generation: changes ? generation : null };
	}

	#status(): FeedStatus {
		const { status } = this.#context.positions;
		if (status === null) throw new ProblemError('catching-up', 'The control records are still being read.');
		return status;
	}
}

function requireOperator({ role, demo }: Actor): void {
	if (role !== 'operator' && !demo) throw new ProblemError('forbidden', 'Only an operator swaps the feeds.');
}
