import { MAX_DEAD_LETTERS } from '@tideline/api';
import type { Rejected } from '@tideline/domain';
import { DEAD_LETTER_EVENTS_TOPIC } from '@tideline/event-log';
import type { AppContext } from '../app-context.ts';
import { ProblemError } from '../http/problem.ts';

type Context = Pick<AppContext, 'log' | 'codecs' | 'projection'>;

/** A dead letter whole, from the log. @throws ProblemError when there is none of that id, or the log does not keep it any more. */
export async function readLetter(rejectedId: string, { log, codecs, projection }: Context): Promise<Rejected> {
	const at = projection.deadLetters.at(rejectedId);
	if (at === null) throw new ProblemError('not-found', unknownText(rejectedId, projection.deadLetters.hasForgotten));
	const record = await log.get('trades.rejected', at.partition, at.offset);
	if (record?.value == null) throw new ProblemError('gone', 'The log does not keep this message any more.');
	return codecs.rejected.decode(record.value);
}

function unknownText(rejectedId: string, older: boolean): string {
	const none = `There is no dead letter "${rejectedId}"`;
	return older ? `${none} among the newest ${MAX_DEAD_LETTERS}; older ones are only in the topic trades.rejected.` : `${none}.`;
}

/** The mended copy of a revision; null when there is none. */
export async function readCopy(revision: number | null, { log, codecs }: Context): Promise<Uint8Array | null> {
	if (revision === null) return null;
	const record = await log.get(DEAD_LETTER_EVENTS_TOPIC, 0, revision);
	return record?.value == null ? null : codecs.deadLetterEvent.decode(record.value).copy;
}
