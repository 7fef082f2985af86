import type { DeadLetterEvent, MessagePlace } from '@tideline/domain';
import type { Actor } from '../identity/actor.ts';

/** Who does it, and from where. */
export interface By {
	readonly actor: Actor;
	readonly address: string;
}

/** An event about a letter, with nothing in it yet but who, when and from where. */
export function deadLetterEvent(
	{ topic, partition, offset }: MessagePlace,
	kind: DeadLetterEvent['kind'],
	{ actor, address }: By,
	at: number,
): DeadLetterEvent {
	const by = { actor: actor.name, actorRole: actor.role, from: address };
	const replay = { revision: null, replayPartition: null, replayOffset: null, tradeId: null, tradeVersion: null, messageDigest: '' };
	return { topic, partition, offset, kind, at, ...by, comment: '', copy: null, ...replay };
}
