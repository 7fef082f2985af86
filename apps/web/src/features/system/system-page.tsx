import { useSearchParams } from 'react-router';
import { useControl, useFeedDetail } from '../../query/control.ts';
import { failedState } from '../../query/failed-state.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import { usePaneState } from '../../stream/use-pane-state.ts';
import { useStream } from '../../stream/use-stream.ts';
import { withParams } from '../../view/search-params.ts';
import { useEntity } from '../../view/use-entity.ts';
import { RejectedPanes } from '../rejected/rejected-panes.tsx';
import { FeedsPane } from './feeds-pane.tsx';
import { StatusRow } from './status-row.tsx';
import { SwapLogPane } from './swap-log-pane.tsx';
import { SwapPane } from './swap-pane.tsx';
import styles from './system-page.module.css';
import { TopicsPane } from './topics-pane.tsx';

/** The row of the one joined view. */
const VIEW = 'positions';
/** In the place of a feed's name in the URL: the topics of the joined view. */
const JOINED = 'joined';
/** The query parameter of what is open; those of the rejected messages have other names. */
const OPEN = 'feed';

/** For the operator: every feed, what the positions are joined from and the swap of it while everything runs, and the rejected messages. */
export function SystemPage() {
	const timeZone = useEntity()?.timeZone ?? 'UTC';
	const [params, setParams] = useSearchParams();
	const open = params.get(OPEN);
	const { rows } = useStream('control');
	const state = usePaneState('control');
	const status = rows.get(VIEW) ?? null;
	const control = useControl(status?.generation ?? 0);
	const detail = useFeedDetail(open === JOINED ? null : open);
	const show = (name: string | null) =>
		setParams((current) => withParams(current, { [OPEN]: name === current.get(OPEN) ? null : name }), { replace: true });
	const joined = control.data?.topics ?? null;
	const shown = { timeZone, onClose: () => show(null) };
	const topics =
		open === null ? null : open === JOINED ? (
			<TopicsPane title="Joined view" goesTo="positions and accounts" topics={joined} state={asked(control)} {...shown} />
		) : (
			<TopicsPane
				title={open}
				goesTo={detail.data ? `goes to ${detail.data.goesTo}` : ''}
				topics={detail.data?.topics ?? null}
				state={asked(detail)}
				{...shown}
			/>
		);
	return (
		<div className={styles.page}>
			<h1 className="visually-hidden">System</h1>
			<StatusRow
				status={status}
				topics={joined ?? []}
				timeZone={timeZone}
				quiet={state.kind !== 'live'}
				open={open === JOINED}
				onOpen={() => show(JOINED)}
			/>
			<FeedsPane status={status} open={open} onOpen={show} timeZone={timeZone} />
			<SwapPane status={status} state={state} timeZone={timeZone} />
			<div className={styles.lower}>
				<RejectedPanes instead={topics} insteadParam={OPEN} />
				<SwapLogPane status={status} state={state} timeZone={timeZone} />
			</div>
		</div>
	);
}

/** The state of what was asked for and not streamed. */
function asked({ error, isPending, errorUpdatedAt }: { error: Error | null; isPending: boolean; errorUpdatedAt: number }): PaneState {
	if (error) return failedState(error, errorUpdatedAt);
	return isPending ? { kind: 'loading', waitingFor: null } : { kind: 'none' };
}
