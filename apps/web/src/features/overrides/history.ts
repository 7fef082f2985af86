import type { OverrideStep } from '@tideline/api';
import type { OverrideRow } from '@tideline/stream';
import { reasonName } from '../../format/override-words.ts';

/** A step in the life of an override, done or to come. */
export interface Step {
	id: string;
	title: string;
	/** Who, in which role and from where; or what it means. */
	detail: string;
	/** Reason and comment; empty without. */
	note: string;
	at: number;
	done: boolean;
	/** The latest that is done. */
	current: boolean;
}
type Happening = Omit<Step, 'done' | 'current'>;

const TITLES: Record<OverrideStep['kind'], string> = {
	DRAFTED: 'Draft created',
	SUBMITTED: 'Submitted',
	APPROVED: 'Approved',
	REJECTED: 'Rejected',
	WITHDRAWN: 'Withdrawn',
	EXPIRED: 'Expired',
	REVERSED: 'Reversed',
};

/** The life of an override, oldest first, the steps to come last. `trail`: its events; null while they are on their way. */
export function historyOf(row: OverrideRow, trail: readonly OverrideStep[] | null, now: number): Step[] {
	const events = trail === null ? withoutTrail(row) : trail.map((event, index) => happeningOf(event, index, row));
	const steps = [...events, ...begun(row, trail ?? [], now), ...toCome(row)].map(
		(step): Step => ({ ...step, done: step.at <= now, current: false }),
	);
	// Of one instant, what was done stands before what it set in motion.
	steps.sort((a, b) => a.at - b.at);
	const last = steps.findLastIndex(({ done }) => done);
	return steps.map((each, index) => ({ ...each, current: index === last }));
}

function happeningOf(event: OverrideStep, index: number, row: OverrideRow): Happening {
	const { kind, at, actor, actorRole, from, reasonCode, comment } = event;
	// The proposal's own reason and comment stand above the history.
	const known = comment === row.comment && reasonCode === row.reasonCode;
	const note = known ? '' : [reasonCode === null ? '' : reasonName(reasonCode), comment].filter((part) => part !== '').join(': ');
	return { id: `${kind} ${index}`, title: TITLES[kind], detail: `${actor}, ${actorRole}, from ${from}`, note, at };
}

/** What the list itself says of its making and its end. */
function withoutTrail({ maker, createdAt, endedAt, endedBy, state }: OverrideRow): Happening[] {
	const made = { id: 'SUBMITTED 0', title: 'Submitted', detail: maker, note: '', at: createdAt };
	const title = endedAt === null ? null : endTitle(state);
	return title === null ? [made] : [made, { id: 'end', title, detail: endedBy ?? '', note: '', at: endedAt ?? 0 }];
}

function endTitle(state: OverrideRow['state']): string | null {
	return state === 'EXPIRED' || state === 'REVERSED' || state === 'REJECTED' || state === 'WITHDRAWN' ? TITLES[state] : null;
}

/** Its start, unless it ended before. One that begins at once is in effect when its event is written, a moment after the time that it names. */
function begun({ effectiveFrom, createdAt, endedAt }: OverrideRow, trail: readonly OverrideStep[], now: number): Happening[] {
	const written = trail.filter(({ kind }) => kind === 'SUBMITTED' || kind === 'APPROVED').map((event) => event.at);
	const at = Math.max(effectiveFrom, createdAt, ...written);
	if (endedAt !== null && endedAt <= at) return [];
	return [{ id: 'began', title: at <= now ? 'Took effect' : 'Takes effect', detail: '', note: '', at }];
}

function toCome({ state, expiresAt, endedAt }: OverrideRow): Happening[] {
	if (endedAt !== null) return [];
	const title = state === 'EXPIRED' ? 'Expired' : 'Expires';
	return [
		{ id: 'expires', title, detail: state === 'EXPIRED' ? 'fell back to the rules' : 'falls back to the rules', note: '', at: expiresAt },
	];
}
