import { acceptsPosition, type Entity } from '@tideline/api';
import type { JoinedPosition } from '@tideline/domain';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { GridApi } from '../../grid/types.ts';
import { useEntities } from '../../query/entities.ts';
import { usePaneState } from '../../stream/use-pane-state.ts';
import { useStreamStore } from '../../stream/use-stream.ts';
import { PaneNote } from '../../ui/pane-note.tsx';
import { useNarrow, useWide } from '../../ui/use-wide.ts';
import { NoSuchEntity } from '../../view/no-such-entity.tsx';
import { withParams } from '../../view/search-params.ts';
import { useEntity } from '../../view/use-entity.ts';
import { useViewState } from '../../view/view-state.ts';
import { NoPositions } from './no-positions.tsx';
import { DROPPED_FOR_DRAWER, DROPPED_WHEN_NARROW, type PositionColumnId } from './position-column-list.ts';
import { PositionDrawer } from './position-drawer.tsx';
import { POSITION_FEEDS } from './position-feeds.ts';
import { NO_FILTER, type PositionFilter, parsePositionFilter, withPositionFilter } from './position-filter.ts';
import { PositionGrid } from './position-grid.tsx';
import { PositionToolbar } from './position-toolbar.tsx';
import styles from './positions-page.module.css';
import { parseHidden, withHidden } from './shown-columns.ts';
import { StatusBar } from './status-bar.tsx';
import { leadIn, useGridKeys } from './use-grid-keys.ts';
import { useReporting } from './use-reporting.ts';

const NO_COLUMNS: readonly PositionColumnId[] = [];

/** Every position of the entity as it stands, and behind each the rule, the trades and the raw messages. */
export function PositionsPage() {
	const { entity: entityId } = useViewState();
	const { data: entities } = useEntities();
	const entity = useEntity();
	if (entities && !entity) return <NoSuchEntity entityId={entityId} />;
	return <PositionsOf entityId={entityId} entity={entity} />;
}

function PositionsOf({ entityId, entity }: { entityId: string; entity: Entity | null }) {
	const { scale } = useViewState();
	const [params, setParams] = useSearchParams();
	const stream = `positions:${entityId}` as const;
	const store = useStreamStore(stream);
	const state = usePaneState(stream, POSITION_FEEDS);
	const { reporting, currency } = useReporting(entityId);
	const filterText = [...params].filter(([key]) => !['position', 'reclassify', 'trade', 'sort', 'hide'].includes(key)).join('&');
	// biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for those parameters that filter
	const filter = useMemo(() => parsePositionFilter(params), [filterText]);
	const accepts = useMemo(() => acceptsPosition(filter), [filter]);
	const hide = params.get('hide');
	// biome-ignore lint/correctness/useExhaustiveDependencies: only this parameter names columns
	const hidden = useMemo(() => parseHidden(params), [hide]);
	const [shown, setShown] = useState({ known: false, rows: 0, all: 0 });
	const grid = useRef<GridApi<JoinedPosition> | null>(null);
	const openKey = params.get('position');
	const wide = useWide();
	const narrow = useNarrow();
	const dropped = narrow ? DROPPED_WHEN_NARROW : openKey !== null && !wide ? DROPPED_FOR_DRAWER : NO_COLUMNS;

	const open = useCallback(
		(key: string | null) => setParams((current) => withParams(current, { position: key, reclassify: null, trade: null })),
		[setParams],
	);
	const focusRow = useRef<string | null>(null);
	useEffect(
		function giveFocusBackToTheRow() {
			if (openKey !== null) {
				focusRow.current = openKey;
				return;
			}
			const node = focusRow.current === null ? undefined : grid.current?.getRowNode(focusRow.current);
			focusRow.current = null;
			if (node?.rowIndex !== null && node?.rowIndex !== undefined) grid.current?.setFocusedCell(node.rowIndex, 'name');
		},
		[openKey],
	);
	useGridKeys(grid);
	const timeZone = entity?.timeZone ?? 'UTC';
	const change = (next: Partial<PositionFilter>) => setParams((current) => withPositionFilter(current, next), { replace: true });
	const leaveSearch = (search: string) => {
		// At once: the first row is that of what was typed.
		setParams((current) => withPositionFilter(current, { search }), { replace: true, flushSync: true });
		leadIn(grid.current);
	};
	const nothing = shown.known && shown.rows === 0;
	return (
		<div className={styles.page}>
			<h1 className="visually-hidden">Positions of {entity?.name ?? entityId}</h1>
			<section className={styles.list} data-state={state.kind}>
				<PositionToolbar
					filter={filter}
					onFilter={change}
					hidden={hidden}
					onHidden={(columns) => setParams((current) => withHidden(current, columns), { replace: true })}
					shown={shown}
					state={state}
					timeZone={timeZone}
					csvHref={csvHref(entityId, filter)}
					onRows={leaveSearch}
				/>
				{nothing ? <NoPositions name={entity?.name ?? entityId} all={shown.all} filter={filter} onClear={() => change(NO_FILTER)} /> : null}
				<div className={styles.body} hidden={nothing}>
					<PositionGrid
						store={store}
						accepts={accepts}
						hidden={hidden}
						dropped={dropped}
						reporting={reporting}
						currency={currency}
						scale={scale}
						openKey={openKey}
						onOpen={open}
						onShown={setShown}
						gridRef={grid}
					/>
				</div>
				{state.kind === 'live' ? null : (
					<div className={styles.note}>
						<PaneNote state={state} timeZone={timeZone} />
					</div>
				)}
				<StatusBar store={store} timeZone={timeZone} />
			</section>
			{openKey === null ? null : (
				<PositionDrawer key={openKey} positionKey={openKey} entity={entity} store={store} onClose={() => open(null)} />
			)}
		</div>
	);
}

/** The same rows as the screen, as a file; the server names the snapshot in it. */
function csvHref(entity: string, filter: PositionFilter): string {
	return `/api/positions.csv?${withPositionFilter(new URLSearchParams({ entity }), filter)}`;
}
