import type { Activity } from '@tideline/domain';
import type { OverrideRow } from '@tideline/stream';

/** A step in the life of an override, done or to come. */
export interface Step {
	id: string;
	title: string;
	detail: string;
	at: number;
	done: boolean;
	/** The latest that is done. */
	current: boolean;
	/** Percentage points of the group when it took effect or ended, while the day's activity still has it. */
	points: number | null;
}

type Effects = readonly Pick<Activity, 'kind' | 'subject' | 'at' | 'points'>[];

/** An effect is published within this time of what caused it. */
const EFFECT_WITHIN_MS = 60_000;

/** The life of an override, oldest first, the steps to come last. */
export function historyOf(row: OverrideRow, activity: Effects, now: number): Step[] {
	const effects = activity.filter(({ kind, subject }) => kind === 'OVERRIDE' && subject === row.overrideId);
	const pointsAt = (at: number) => effects.find((effect) => Math.abs(effect.at - at) <= EFFECT_WITHIN_MS)?.points ?? null;
	const step = (id: string, title: string, detail: string, at: number): Step => ({
		id,
		title,
		detail,
		at,
		done: at <= now,
		current: false,
		points: at <= now && id !== 'submitted' ? pointsAt(at) : null,
	});
	const steps = [step('submitted', 'Submitted', row.maker, row.createdAt)];
	const began = row.endedAt === null || row.endedAt > row.effectiveFrom;
	if (began) steps.push(step('began', row.effectiveFrom <= now ? 'Took effect' : 'Takes effect', '', row.effectiveFrom));
	steps.push(endOf(row, step));
	const last = steps.findLastIndex(({ done }) => done);
	return steps.map((each, index) => ({ ...each, current: index === last }));
}

function endOf(row: OverrideRow, step: (id: string, title: string, detail: string, at: number) => Step): Step {
	const by = row.endedBy ?? '';
	switch (row.state) {
		case 'EXPIRED':
			return step('end', 'Expired', 'falls back to the rules', row.endedAt ?? row.expiresAt);
		case 'REVERSED':
			return step('end', 'Reversed', by, row.endedAt ?? row.expiresAt);
		case 'REJECTED':
			return step('end', 'Rejected', by, row.endedAt ?? row.expiresAt);
		case 'WITHDRAWN':
			return step('end', 'Withdrawn', by, row.endedAt ?? row.expiresAt);
		case 'IN_FORCE':
		case 'SCHEDULED':
		case 'DRAFT':
		case 'PENDING':
			return step('end', 'Expires', 'falls back to the rules', row.expiresAt);
	}
}
