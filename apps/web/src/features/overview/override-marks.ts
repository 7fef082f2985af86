import type { AttributionResponse } from '@tideline/api';
import type { Activity } from '@tideline/domain';
import type { OverrideRow } from '@tideline/stream';
import type { OverrideMark } from './trend-model.ts';

const MINUTE = 60_000;

/** What an event did, as far as a mark says it. */
type Effect = Pick<Activity, 'kind' | 'at' | 'subject' | 'points'>;

/** Units of a ratio at 10⁻⁹ in a percentage point. */
const UNITS_A_POINT = 10_000_000;

/** The events of overrides that moved the ratio in a span, of which each is measured alone. */
export function decidedIn(attribution: Pick<AttributionResponse, 'causes' | 'points'> | undefined): Effect[] {
	return (attribution?.causes ?? [])
		.filter(({ group }) => group === 'OVERRIDE')
		.flatMap(({ subject, largest }) =>
			largest.map(({ at, ratioChange }) => ({ kind: 'OVERRIDE' as const, at, subject, points: ratioChange / UNITS_A_POINT })),
		);
}

/** When overrides took effect or ended between two times, with the effect that the engine gave the event. */
export function overrideMarks(overrides: readonly OverrideRow[], activity: readonly Effect[], from: number, to: number): OverrideMark[] {
	const events = activity.filter(({ kind }) => kind === 'OVERRIDE');
	// One event may be told by both, at the time that it says and at that of the figures.
	const effects = events.filter((event, place) => !events.slice(0, place).some((before) => isSame(before, event)));
	const known = effects.map(({ at, subject, points }) => ({ at, overrideId: subject, points }));
	const seen = (overrideId: string, at: number) => effects.some((event) => isSame(event, { subject: overrideId, at }));
	const times = overrides.flatMap(({ overrideId, effectiveFrom, endedAt, state }) => {
		if (state === 'DRAFT' || state === 'PENDING' || state === 'REJECTED' || state === 'WITHDRAWN') return [];
		return [effectiveFrom, ...(endedAt === null ? [] : [endedAt])].map((at) => ({ at, overrideId, points: null }));
	});
	return [...known, ...times.filter(({ overrideId, at }) => !seen(overrideId, at))].filter(({ at }) => at >= from && at <= to);
}

const isSame = (a: Pick<Effect, 'subject' | 'at'>, b: Pick<Effect, 'subject' | 'at'>): boolean =>
	a.subject === b.subject && Math.abs(a.at - b.at) < MINUTE;
