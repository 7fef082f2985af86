import { type ClosedDay, parseDay } from '@tideline/domain';
import type { AppContext } from '../app-context.ts';
import { ProblemError } from './problem.ts';

const TOPIC = 'lcr.closed';

/** A closed day whole, and the place of its record in the log. `date`: ISO 8601. @throws ProblemError when it is not kept. */
export async function keptClosedDay(
	{ projection, log, codecs }: AppContext,
	entity: string,
	date: string,
): Promise<{ readonly closed: ClosedDay; readonly place: string }> {
	const offset = projection.closedDays.offset(entity, parseDay(date));
	if (offset === null) throw new ProblemError('not-found', `No closed day ${date} of "${entity}" has been kept.`);
	const record = await log.get(TOPIC, 0, offset);
	if (record?.value == null) throw new ProblemError('gone', 'The log does not keep this day any more.');
	return { closed: codecs.closedDay.decode(record.value), place: `${TOPIC} partition 0 offset ${offset}` };
}
