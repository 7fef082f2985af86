import type { Entity } from '@tideline/api';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { moneyUnit } from '../../format/money.ts';
import { useEntities } from '../../query/entities.ts';
import { failedState } from '../../query/failed-state.ts';
import { useLadder } from '../../query/ladder.ts';
import { isQuiet, type PaneState } from '../../stream/pane-state.ts';
import { useNow } from '../../stream/use-now.ts';
import { clsx } from '../../ui/class-names.ts';
import { PaneNote } from '../../ui/pane-note.tsx';
import { ReadingDay } from '../../ui/reading-day.tsx';
import { NoSuchEntity } from '../../view/no-such-entity.tsx';
import { withParams } from '../../view/search-params.ts';
import { useEntity } from '../../view/use-entity.ts';
import { useLcr } from '../../view/use-lcr.ts';
import { useViewState } from '../../view/view-state.ts';
import { CellDrawer } from './cell-drawer.tsx';
import { KeyFiguresRow } from './key-figures-row.tsx';
import {
	cellText,
	type LadderCell,
	type LadderFilter,
	ladderSearch,
	parseCell,
	parseLadderFilter,
	withLadderFilter,
} from './ladder-filter.ts';
import styles from './ladder-page.module.css';
import { LadderSheet } from './ladder-sheet.tsx';
import { LadderToolbar } from './ladder-toolbar.tsx';
import { useFollowing } from './use-following.ts';

/** When money comes and goes over the next thirty days, and for how long what is liquid lasts. */
export function LadderPage() {
	const { entity: entityId } = useViewState();
	const { data: entities } = useEntities();
	const entity = useEntity();
	if (entities && !entity) return <NoSuchEntity entityId={entityId} />;
	return <LadderOf entityId={entityId} entity={entity} />;
}

function LadderOf({ entityId, entity }: { entityId: string; entity: Entity | null }) {
	const { scale, view } = useViewState();
	const [params, setParams] = useSearchParams();
	const filter = parseLadderFilter(params);
	const search = ladderSearch(entityId, filter);
	const { lcr, state: live } = useLcr(entityId);
	const query = useLadder(entityId, search);
	const ladder = query.data ?? null;
	useFollowing({
		...{ shown: ladder?.sequence ?? null, newest: lcr?.sequence ?? null, busy: query.isFetching },
		...{ updatedAt: query.dataUpdatedAt, refetch: () => void query.refetch() },
	});
	const state = stateOf(live, query, useNow());
	const timeZone = entity?.timeZone ?? 'UTC';
	const reporting = lcr?.currency ?? entity?.currency ?? 'USD';
	const currency = ladder?.currency ?? filter.currency ?? reporting;
	const cellParam = params.get('cell');
	// biome-ignore lint/correctness/useExhaustiveDependencies: only this parameter names a cell
	const cell = useMemo(() => parseCell(params), [cellParam]);
	const change = (next: Partial<LadderFilter>) => setParams((current) => withLadderFilter(current, next), { replace: true });
	const show = useCallback(
		(next: LadderCell | null) => setParams((current) => withParams(current, { cell: next && cellText(next) }), { replace: true }),
		[setParams],
	);
	const quiet = isQuiet(state);
	return (
		<div className={styles.page}>
			<h1 className="visually-hidden">Ladder of {entity?.name ?? entityId}</h1>
			<section
				className={clsx(
					styles.ladder,
					quiet && styles.quiet,
					state.kind === 'stale' && styles.stale,
					(state.kind === 'disconnected' || state.kind === 'error') && styles.failed,
				)}
				aria-label="30-day ladder"
				aria-busy={state.kind === 'loading'}
				data-state={state.kind}
			>
				<LadderToolbar
					filter={filter}
					onFilter={change}
					currencies={ladder?.currencies ?? []}
					reporting={reporting}
					unit={moneyUnit(currency, scale)}
					adjusted={view === 'booked' && lcr !== null && lcr.overridesInForce > 0}
					csvHref={`/api/ladder.csv?${search}`}
					state={state}
					timeZone={timeZone}
				/>
				<KeyFiguresRow ladder={ladder} narrowed={filter.currency !== null || filter.level !== null} scale={scale} />
				<LadderSheet ladder={ladder} quiet={quiet} scale={scale} cell={cell} name={entity?.name ?? entityId} onCell={show} />
				<div className={styles.note}>
					{ladder && ladder.withoutRate.length > 0 ? (
						<p role="status">Without a rate yet, and left out: {ladder.withoutRate.join(', ')}.</p>
					) : null}
					{ladder === null ? <ReadingDay reason={query.failureReason} /> : null}
					<PaneNote state={state} timeZone={timeZone} onRetry={() => void query.refetch()} />
				</div>
			</section>
			{cell === null || ladder === null ? null : (
				<CellDrawer key={cellText(cell)} ladder={ladder} search={search} cell={cell} scale={scale} onClose={() => show(null)} />
			)}
		</div>
	);
}

type Answer = Pick<ReturnType<typeof useLadder>, 'error' | 'errorUpdatedAt' | 'data' | 'dataUpdatedAt'>;

/** A ladder is as old as the answer that brought it, however live the stream beside it is. */
function stateOf(live: PaneState, { error, errorUpdatedAt, data, dataUpdatedAt }: Answer, now: number): PaneState {
	if (error) return failedState(error, errorUpdatedAt);
	if (live.kind !== 'live') return live;
	if (data === undefined) return { kind: 'loading', waitingFor: null };
	return { kind: 'live', age: Math.max(live.age ?? 0, now - dataUpdatedAt) };
}
