import { type AttributionQuery, type AttributionResponse, attributionQuery, attributionResponse } from '@tideline/api';
import {
	type Attribution,
	addUp,
	causeKey,
	causeTitle,
	changeBetween,
	endsOf,
	type FiguresAt,
	shownMove,
	unexplained,
} from '@tideline/domain';
import type { AppContext } from '../../app-context.ts';
import { decodeInTurns } from '../../project/decode-in-turns.ts';
import type { LcrHistory } from '../../project/lcr-history.ts';
import { ProblemError } from '../problem.ts';
import { type Route, route } from '../route.ts';
import { entityTable } from './tables.ts';

const HOUR = 3_600_000;
/** Single events that a cause of an answer names. */
const EVENTS_NAMED = 10;
const METHOD =
	'Sequential in the order of the log: the ratio is computed before and after each of the first 50 events of a tick. Those beyond them, and those of hours behind, are measured by cause: all of a cause together, where the first of them came within its tick or minute. The causes add up to the move between the two ends, which the trend computes by itself; what they lack of it is the residual.';

export function attributionRoutes({ projection, codecs }: AppContext): Route[] {
	return [
		route({
			method: 'get',
			path: '/api/lcr/attribution',
			summary: 'What moved the ratio between two times: causes ranked by size, which add up to the move exactly',
			query: attributionQuery,
			response: attributionResponse,
			problems: ['not-found', 'unprocessable'],
			async handle({ query }) {
				entityTable(projection.tables, 'lcr', query.entity);
				const kept = projection.attributions.kept(query.entity);
				if (kept === null) throw new ProblemError('not-found', `Nothing has moved the ratio of "${query.entity}" yet.`);
				const { from, to } = spanOf(query, kept);
				const records = projection.attributions.between(query.entity, from, to);
				const first = records[0] && codecs.attribution.decode(records[0]);
				// Asked for before the first pause: what comes meanwhile may push it out.
				const before = first && projection.attributions.before(query.entity, first.from);
				const minutes = await decodeInTurns(records, (record) => codecs.attribution.decode(record));
				return attributionOf(minutes, before ? codecs.attribution.decode(before) : null, {
					entityId: query.entity,
					kept,
					history: projection.history,
				});
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

interface Asked extends Pick<AttributionResponse, 'entityId' | 'kept'> {
	history: Pick<LcrHistory, 'between'>;
}

function attributionOf(
	minutes: readonly Attribution[],
	before: Attribution | null,
	{ entityId, kept, history }: Asked,
): AttributionResponse {
	const [first, last] = [minutes[0], minutes.at(-1)];
	// Where the first does not begin with the end of the one before it, what lies between counts too.
	const span = addUp(before ? [{ ...before, start: before.end, causes: [] }, ...minutes] : minutes, EVENTS_NAMED);
	if (first === undefined || last === undefined || span === null) {
		throw new ProblemError('unprocessable', 'The log was silent in that span: nothing was measured.', [
			{ path: 'from', message: 'nothing was measured' },
		]);
	}
	// A minute ends exactly at a point of the trend; the open one has none yet.
	const pointAt = (at: number): FiguresAt | null => history.between(entityId, { from: at, to: at })[0] ?? null;
	const recomputed = { start: pointAt(first.from), end: last.open ? null : pointAt(last.to) };
	const ends = endsOf(span, recomputed);
	const { startPercent, endPercent, points, residual, causes } = shownMove(span, recomputed);
	return {
		...{ entityId, currency: last.currency, from: first.from, to: last.to, open: last.open, kept, method: METHOD },
		start: { ...figuresOf(ends.start), percent: startPercent },
		end: { ...figuresOf(ends.end), percent: endPercent },
		...changeBetween(ends.start, ends.end),
		points,
		residual,
		unexplained: unexplained(span, recomputed),
		recomputed: { start: recomputed.start !== null, end: recomputed.end !== null },
		causes: causes.map((cause) => ({ ...cause, key: causeKey(cause), title: causeTitle(cause) })),
	};
}

const figuresOf = ({ hqla, netCashOutflows, lcr }: FiguresAt): FiguresAt => ({ hqla, netCashOutflows, lcr });
