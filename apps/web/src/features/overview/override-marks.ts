import type { Activity } from '@tideline/domain';
import type { OverrideRow } from '@tideline/stream';
import type { OverrideMark } from './trend-model.ts';

/** When overrides took effect or ended between two times, with the effect that the engine gave the event. */
export function overrideMarks(overrides: readonly OverrideRow[], activity: readonly Activity[], from: number, to: number): OverrideMark[] {
	const effects = activity.filter(({ kind }) => kind === 'OVERRIDE');
	const known = effects.map(({ at, subject, points }) => ({ at, overrideId: subject, points }));
	const seen = (overrideId: string, at: number) =>
		effects.some((event) => event.subject === overrideId && Math.abs(event.at - at) < 60_000);
	const times = overrides.flatMap(({ overrideId, effectiveFrom, endedAt, state }) => {
		if (state === 'DRAFT' || state === 'PENDING' || state === 'REJECTED' || state === 'WITHDRAWN') return [];
		return [effectiveFrom, ...(endedAt === null ? [] : [endedAt])].map((at) => ({ at, overrideId, points: null }));
	});
	return [...known, ...times.filter(({ overrideId, at }) => !seen(overrideId, at))].filter(({ at }) => at >= from && at <= to);
}
