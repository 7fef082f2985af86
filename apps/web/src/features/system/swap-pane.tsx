import type { FeedStatusRecord } from '@tideline/domain';
import { useSession } from '../../query/session.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import { useNow } from '../../stream/use-now.ts';
import { Pane } from '../../ui/pane.tsx';
import { SwapForm } from './swap-form.tsx';
import { swapStages } from './swap-stages.ts';
import { SwapStepper } from './swap-stepper.tsx';
import styles from './system-page.module.css';

export interface SwapPaneProps {
	status: FeedStatusRecord | null;
	state: PaneState;
	timeZone: string;
}

/** What is joined now, what shall be joined instead, and how far the swap is. */
export function SwapPane({ status, state, timeZone }: SwapPaneProps) {
	const { data: session } = useSession();
	const now = useNow();
	const may = session !== undefined && (session.demo || session.role === 'operator');
	return (
		<Pane
			title="Hot swap"
			unit="blank keeps the current value"
			state={state}
			timeZone={timeZone}
			tools={session ? <span className={styles.note}>{session.demo ? `${session.actor}, as operator` : session.role}</span> : null}
			className={styles.swap}
		>
			{status === null ? null : may ? <SwapForm status={status} actor={session.actor} state={state} /> : <Values status={status} />}
			{status === null ? null : <SwapStepper stages={swapStages(status, now)} />}
			{status?.lastError ? (
				<p className={styles.failure} role="status">
					{status.lastError}; generation {status.generation} kept.
				</p>
			) : null}
		</Pane>
	);
}

/** For those who may look and not swap. */
function Values({ status: { positionsTopic, accountsTopic, joinType } }: { status: FeedStatusRecord }) {
	const values = { 'Positions topic': positionsTopic, 'Accounts topic': accountsTopic, Join: joinType };
	return (
		<dl className={styles.values}>
			{Object.entries(values).map(([name, value]) => (
				<div key={name}>
					<dt className={styles.note}>{name}</dt>
					<dd className={styles.mono}>{value}</dd>
				</div>
			))}
		</dl>
	);
}
