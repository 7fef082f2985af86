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
}

/** The life of an override, oldest first, the steps to come last. */
export function historyOf(row: OverrideRow, now: number): Step[] {
	const step = (id: string, title: string, detail: string, at: number): Step => ({
		id,
		title,
		detail,
		at,
		done: at <= now,
		current: false,
	});
	const steps = [step('submitted', 'Submitted', row.maker, row.createdAt)];
	const began = row.endedAt === null || row.endedAt > row.effectiveFrom;
	if (began) steps.push(step('began', row.effectiveFrom <= now ? 'Took effect' : 'Takes effect', '', row.effectiveFrom));
	steps.push(endOf(row, step));
	const last = steps.findLastIndex(({ done }) => done);
	return steps.map((each, index) => ({ ...each, current: index === last }));
}

function endOf(row: OverrideRow, step: (id: string, title: string, detail: string, at: number) => Step): Step {
	const at = row.endedAt ?? row.expiresAt;
	const by = row.endedBy ?? '';
	switch (row.state) {
		case 'EXPIRED':
			return step('end', 'Expired', 'fell back to the rules', at);
		case 'REVERSED':
			return step('end', 'Reversed', by, at);
		case 'REJECTED':
			return step('end', 'Rejected', by, at);
		case 'WITHDRAWN':
			return step('end', 'Withdrawn', by, at);
		case 'IN_FORCE':
		case 'SCHEDULED':
		case 'DRAFT':
		case 'PENDING':
			return step('end', 'Expires', 'falls back to the rules', row.expiresAt);
	}
}
