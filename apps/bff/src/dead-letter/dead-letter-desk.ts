import type { MendRequest, MendResponse, MendVerdict, RejectedRecord, ReplayResult } from '@tideline/api';
import { type DeadLetterEvent, formatPlace, isOpen, type Rejected } from '@tideline/domain';
import { DEAD_LETTER_EVENTS_TOPIC } from '@tideline/event-log';
import { isDeskTopic } from '@tideline/normalise';
import type { AppContext } from '../app-context.ts';
import { messageBytes } from '../http/message-text.ts';
import { ProblemError } from '../http/problem.ts';
import { OneAtATime } from '../one-at-a-time.ts';
import { rejectedIdOf, rejectedRow } from '../project/rejected-row.ts';
import { type By, deadLetterEvent } from './dead-letter-event.ts';
import { judgeCopy, MAX_COPY_BYTES } from './judge-copy.ts';
import { readLetter } from './read-letter.ts';
import { type ReplayItem, replayCopies } from './replay-copies.ts';

const STATUS_WORDS = {
	OPEN: 'open',
	MENDED: 'mended',
	REPLAYED: 'replayed',
	ACCEPTED: 'replayed',
	REJECTED_AGAIN: 'replayed',
	CLOSED: 'closed',
};

/** Takes in what people do with dead letters: mends, replays and closings, each an event of the log. */
export class DeadLetterDesk {
	readonly #context: AppContext;
	/** Two clicks on one replay cannot both find it not replayed. */
	readonly #oneAtATime = new OneAtATime();

	constructor(context: AppContext) {
		this.#context = context;
	}

	/** What would become of a copy; writes nothing. @throws ProblemError when there is no such letter or nothing can judge it. */
	async check(rejectedId: string, sent: MendRequest): Promise<MendVerdict> {
		return (await this.#judged(await readLetter(rejectedId, this.#context), sent)).verdict;
	}

	/** Writes a copy that the normaliser would accept; it replaces an earlier one. @throws ProblemError: nothing is written then */
	mend(rejectedId: string, sent: MendRequest, by: By): Promise<MendResponse> {
		return this.#ofOperator(by, async () => {
			const letter = await readLetter(rejectedId, this.#context);
			this.#requireOpen(rejectedId);
			const { copy, verdict } = await this.#judged(letter, sent);
			if (verdict.fault !== null) {
				const { path, message } = verdict.fault;
				throw new ProblemError('unprocessable', `The copy would be rejected again: ${message}.`, [{ path: path || 'text', message }]);
			}
			await this.#append(letter, 'MENDED', by, { copy });
			this.#context.events.deadLetterMended(rejectedId, by.actor.name);
			return { rejected: this.#row(letter), verdict };
		});
	}

	/** Appends mended copies to the topics that they came from. A copy that was replayed before is not replayed again. */
	replay(items: readonly ReplayItem[], by: By): Promise<ReplayResult[]> {
		return this.#ofOperator(by, () => replayCopies(items, by, this.#context));
	}

	/** Ends a letter without a replay. @throws ProblemError when it was replayed, or closed for another reason */
	close(rejectedId: string, comment: string, by: By): Promise<RejectedRecord> {
		return this.#ofOperator(by, async () => {
			const letter = await readLetter(rejectedId, this.#context);
			const last = this.#context.projection.deadLetters.steps(rejectedId).at(-1);
			if (last?.kind === 'CLOSED' && last.comment === comment) return this.#row(letter);
			this.#requireOpen(rejectedId);
			await this.#append(letter, 'CLOSED', by, { comment });
			this.#context.events.deadLetterClosed(rejectedId, by.actor.name);
			return this.#row(letter);
		});
	}

	async #judged(letter: Rejected, sent: MendRequest): Promise<{ copy: Uint8Array; verdict: MendVerdict }> {
		if (!isDeskTopic(letter.topic)) {
			throw new ProblemError('unprocessable', `Only messages of the desks are mended here; ${letter.topic} has to send this one again.`);
		}
		const bytes = messageBytes(sent);
		if (bytes.length > MAX_COPY_BYTES) {
			throw new ProblemError('body-too-large', `The copy has ${bytes.length} bytes; at most ${MAX_COPY_BYTES} are read.`);
		}
		const { clock, codecs, projection, deskReference } = this.#context;
		const { copy, verdict } = judgeCopy(letter, bytes, { reference: await deskReference(), now: clock.now() });
		if (verdict.trade === null) return { copy, verdict: { ...verdict, trade: null } };
		const booked = projection.trades.find(verdict.trade.tradeId);
		const bookedVersion = booked === null ? null : codecs.trade.decode(booked).version;
		return { copy, verdict: { ...verdict, trade: { ...verdict.trade, bookedVersion } } };
	}

	#requireOpen(rejectedId: string): void {
		const { status } = this.#context.projection.deadLetters.state(rejectedId);
		if (!isOpen(status)) throw new ProblemError('conflict', `"${rejectedId}" is ${STATUS_WORDS[status]} already.`);
	}

	async #append(letter: Rejected, kind: DeadLetterEvent['kind'], by: By, content: Partial<DeadLetterEvent>): Promise<void> {
		const { clock, codecs, log, settled } = this.#context;
		const event = { ...deadLetterEvent(letter, kind, by, clock.now()), ...content };
		const value = codecs.deadLetterEvent.encode(event);
		const [written] = await log.append([{ topic: DEAD_LETTER_EVENTS_TOPIC, key: formatPlace(letter), value, timestamp: event.at }]);
		if (written !== undefined) await settled(DEAD_LETTER_EVENTS_TOPIC, written.partition, written.offset);
	}

	#row(letter: Rejected): RejectedRecord {
		return rejectedRow(letter, this.#context.projection.deadLetters.state(rejectedIdOf(letter)));
	}

	async #ofOperator<T>({ actor }: By, body: () => Promise<T>): Promise<T> {
		if (actor.role !== 'operator' && !actor.demo) throw new ProblemError('forbidden', 'Only an operator mends and replays messages.');
		return this.#oneAtATime.run(body);
	}
}
