import { type FeedStatusRecord, MAX_SWAP_STEPS } from '@tideline/domain';
import { useMemo } from 'react';
import { formatAge, formatMoment, formatUtc, zoneCity } from '../../format/time.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import { useNow } from '../../stream/use-now.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Pane } from '../../ui/pane.tsx';
import { Shape, type ShapeName, type Tone } from '../../ui/shape.tsx';
import styles from './system-page.module.css';

type Step = FeedStatusRecord['steps'][number];

const STEPS: Readonly<Record<Step['step'], readonly [string, ShapeName, Tone]>> = {
	APPLIED: ['Applied', 'dot', 'quiet'],
	BUILDING: ['Building', 'ring', 'accent'],
	SWAPPED: ['Swapped', 'check', 'live'],
	CLOSED: ['Closed', 'check', 'live'],
	ERROR: ['Error', 'cross', 'error'],
	UNCHANGED: ['Unchanged', 'dot', 'quiet'],
};

export interface SwapLogPaneProps {
	status: FeedStatusRecord | null;
	state: PaneState;
	timeZone: string;
}

/** What swaps did, newest first: each record applied, generation shown and closed, and error, with old and new. */
export function SwapLogPane({ status, state, timeZone }: SwapLogPaneProps) {
	const now = useNow();
	const steps = useMemo(() => status?.steps.toReversed().map((step, index) => ({ ...step, index })) ?? null, [status]);
	const columns: Column<Step & { index: number }>[] = [
		{ id: 'at', head: 'At', width: '86px', cell: ({ at }) => <span title={formatUtc(at)}>{formatMoment(at, now, timeZone)}</span> },
		{ id: 'step', head: 'Step', width: '92px', cell: ({ step }) => <StepName step={step} /> },
		{ id: 'generation', head: 'Generation', width: '70px', cell: ({ generation }) => generation },
		{ id: 'text', head: 'Old and new', cell: ({ text }) => <span title={text}>{text}</span> },
		{ id: 'took', head: 'Took', align: 'right', width: '64px', cell: ({ tookMs }) => (tookMs === null ? '' : formatAge(tookMs)) },
		{
			id: 'by',
			head: <span className={styles.by}>By</span>,
			width: '92px',
			cell: ({ by }) => <span className={styles.by}>{by ?? ''}</span>,
		},
	];
	return (
		<Pane
			title="Swap log"
			unit={`newest ${MAX_SWAP_STEPS}, ${zoneCity(timeZone)} time`}
			state={state}
			timeZone={timeZone}
			tools={<span className={styles.note}>from topic control.status</span>}
			className={styles.log}
		>
			<DataTable caption="Swap log" columns={columns} rows={steps} rowKey={({ at, index }) => `${at} ${index}`} />
		</Pane>
	);
}

function StepName({ step }: Pick<Step, 'step'>) {
	const [name, shape, tone] = STEPS[step];
	return (
		<span className={step === 'ERROR' ? styles.errorText : undefined}>
			<Shape name={shape} tone={tone} /> {name}
		</span>
	);
}
