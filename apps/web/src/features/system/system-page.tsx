import { useSearchParams } from 'react-router';
import { useControl, useFeedDetail } from '../../query/control.ts';
import { failedState } from '../../query/failed-state.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import { usePaneState } from '../../stream/use-pane-state.ts';
import { useStream } from '../../stream/use-stream.ts';
import { withParams } from '../../view/search-params.ts';
import { useEntity } from '../../view/use-entity.ts';
import { FeedsPane } from './feeds-pane.tsx';
import { StatusRow } from './status-row.tsx';
import { SwapLogPane } from './swap-log-pane.tsx';
import { SwapPane } from './swap-pane.tsx';
import styles from './system-page.module.css';
import { TopicsPane } from './topics-pane.tsx';

/** The row of the one joined view. */
const VIEW = 'positions';

/** For the operator: every feed, what the positions are joined from, and the swap of it while everything runs. */
export function SystemPage() {
	const timeZone = useEntity()?.timeZone ?? 'UTC';
	const [params, setParams] = useSearchParams();
	const feed = params.get('feed');
	const { rows } = useStream('control');
	const state = usePaneState('control');
	const status = rows.get(VIEW) ?? null;
	const control = useControl(status?.generation ?? 0);
	const detail = useFeedDetail(feed);
	const open = (name: string | null) =>
		setParams((current) => withParams(current, { feed: name === current.get('feed') ? null : name }), { replace: true });
	const joined = control.data?.topics ?? null;
	return (
		<div className={styles.page}>
			<StatusRow status={status} topics={joined ?? []} timeZone={timeZone} quiet={state.kind !== 'live'} />
			<FeedsPane status={status} open={feed} onOpen={open} timeZone={timeZone} />
			<SwapPane status={status} state={state} timeZone={timeZone} />
			<SwapLogPane status={status} state={state} timeZone={timeZone} />
			{feed === null ? (
				<TopicsPane
					title="Joined view"
					goesTo="positions and accounts"
					topics={joined}
					state={asked(control)}
					timeZone={timeZone}
					onClose={null}
				/>
			) : (
				<TopicsPane
					title={feed}
					goesTo={detail.data ? `goes to ${detail.data.goesTo}` : ''}
					topics={detail.data?.topics ?? null}
					state={asked(detail)}
					timeZone={timeZone}
					onClose={() => open(null)}
				/>
			)}
		</div>
	);
}

/** The state of what was asked for and not streamed. */
function asked({ error, isPending, errorUpdatedAt }: { error: Error | null; isPending: boolean; errorUpdatedAt: number }): PaneState {
	if (error) return failedState(error, errorUpdatedAt);
	return isPending ? { kind: 'loading', waitingFor: null } : { kind: 'none' };
}
