import { type AttributionQuery, type AttributionResponse, attributionQuery, attributionResponse } from '@tideline/api';
import { type Attribution, addUp, causeKey, causeTitle, changeBetween, shownMove } from '@tideline/domain';
import type { AppContext } from '../../app-context.ts';
import { ProblemError } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { entityTable } from './tables.ts';

const HOUR = 3_600_000;
/** Single events that a cause of an answer names. */
const EVENTS_NAMED = 10;
const METHOD =
	'Sequential in the order of the log: the ratio is computed before and after each event; events of one cause that are measured together stand where the first of them came within its minute.';

export function attributionRoutes({ projection, codecs }: AppContext): Route[] {
	return [
		route({
			method: 'get',
			path: '/api/lcr/attribution',
			summary: 'What moved the ratio between two times: causes ranked by size, which add up to the move exactly',
			query: attributionQuery,
			response: attributionResponse,
			problems: ['not-found', 'unprocessable'],
			handle({ query }) {
				entityTable(projection.tables, 'lcr', query.entity);
				const kept = projection.attributions.kept(query.entity);
				if (kept === null) throw new ProblemError('not-found', `Nothing has moved the ratio of "${query.entity}" yet.`);
				const { from, to } = spanOf(query, kept);
				const minutes = projection.attributions.between(query.entity, from, to).map((record) => codecs.attribution.decode(record));
				return attributionOf(minutes, query.entity, kept);
			},
		}),
	];
}

/** @throws ProblemError for a span that is not kept. */
function spanOf({ from: asked, to: until }: AttributionQuery, kept: { from: number; to: number }): { from: number; to: number } {
	const to = Math.min(until ?? kept.to, kept.to);
	const from = asked ?? Math.max(kept.from, to - HOUR);
	const keptWords = `What moved the ratio is kept from ${iso(kept.from)} to ${iso(kept.to)}.`;
	if (from < kept.from) throw outside('from', keptWords, 'is before what is kept');
	if (from >= kept.to) throw outside('from', keptWords, 'is after what is kept');
	if (to <= from) throw outside('to', '"to" is not after "from".', 'is not after "from"');
	return { from, to };
}

const iso = (at: number) => new Date(at).toISOString();
const outside = (path: string, detail: string, message: string) => new ProblemError('unprocessable', detail, [{ path, message }]);

function attributionOf(minutes: readonly Attribution[], entityId: string, kept: AttributionResponse['kept']): AttributionResponse {
	const [first, last] = [minutes[0], minutes.at(-1)];
	const span = addUp(minutes, EVENTS_NAMED);
	if (first === undefined || last === undefined || span === null) {
		throw new ProblemError('unprocessable', 'The log was silent in that span: nothing was measured.', [
			{ path: 'from', message: 'nothing was measured' },
		]);
	}
	const { startPercent, endPercent, points, residual, causes } = shownMove(span);
	return {
		...{ entityId, currency: last.currency, from: first.from, to: last.to, open: last.open, kept, method: METHOD },
		start: { ...span.start, percent: startPercent },
		end: { ...span.end, percent: endPercent },
		...changeBetween(span.start, span.end),
		points,
		residual,
		causes: causes.map((cause) => ({ ...cause, key: causeKey(cause), title: causeTitle(cause) })),
	};
}
