import { type FeedStatusRecord, LINGER_MS } from '@tideline/domain';
import { formatCount } from '../../format/number.ts';

/** One stage of the stepper. */
export interface SwapStage {
	name: 'Build' | 'Catch up' | 'Publish' | 'Linger' | 'Close';
	state: 'waiting' | 'active' | 'done' | 'failed';
	/** What stands behind the name: records or seconds left, the generation that closes. */
	detail: string;
}
type Step = FeedStatusRecord['steps'][number];

const NAMES = ['Build', 'Catch up', 'Publish', 'Linger', 'Close'] as const;

/** How far the newest swap has come, as the status row tells it. */
export function swapStages(status: Pick<FeedStatusRecord, 'phase' | 'building' | 'lingering' | 'steps'>, now: number): SwapStage[] {
	const { building, phase, steps } = status;
	if (building !== null) {
		const left = building.recordsLeft;
		const detail = left === null ? '' : `${formatCount(left)} left`;
		return phase === 'CATCHING_UP' ? stages(1, 'active', { 1: detail }) : stages(0, 'active');
	}
	const begun = steps.findLastIndex(({ step }) => step === 'BUILDING');
	const since = begun === -1 ? [] : steps.slice(begun);
	const failed = since.find(({ step, failedAt }) => step === 'ERROR' && failedAt !== null);
	if (failed?.failedAt) return stages(['BUILD', 'CATCH_UP', 'PUBLISH'].indexOf(failed.failedAt), 'failed');
	const swapped = since.find(({ step }) => step === 'SWAPPED');
	const before = swapped && replacedBy(steps, swapped);
	if (!swapped || before === undefined) return stages(-1, 'waiting');
	const closed = since.some(({ step, generation }) => step === 'CLOSED' && generation === before);
	// What a start finds in the log was shown by a process that is gone: nothing lingers.
	if (!closed && status.lingering === 0) return stages(-1, 'waiting');
	const left = Math.max(0, swapped.at + LINGER_MS - now);
	return closed
		? stages(NAMES.length, 'done', { 4: String(before) })
		: stages(3, 'active', { 3: `${Math.ceil(left / 1_000)} s`, 4: String(before) });
}

/** The generation that was shown before; undefined when the log does not reach back to it. */
function replacedBy(steps: readonly Step[], swapped: Step): number | undefined {
	return steps.slice(0, steps.indexOf(swapped)).findLast(({ step }) => step === 'SWAPPED')?.generation;
}

/** Everything before `at` is done, everything after it waits. */
function stages(at: number, state: SwapStage['state'], details: Readonly<Record<number, string>> = {}): SwapStage[] {
	return NAMES.map((name, index) => ({
		name,
		state: index < at ? 'done' : index === at ? state : 'waiting',
		detail: details[index] ?? '',
	}));
}
