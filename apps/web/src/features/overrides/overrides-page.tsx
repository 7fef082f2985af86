import { useCallback, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useNow } from '../../stream/use-now.ts';
import { usePaneState } from '../../stream/use-pane-state.ts';
import { useStream } from '../../stream/use-stream.ts';
import { useListKeys } from '../../ui/use-list-keys.ts';
import { withParams } from '../../view/search-params.ts';
import { useEntity } from '../../view/use-entity.ts';
import { useViewState } from '../../view/view-state.ts';
import { Inbox } from './inbox.tsx';
import { NothingChosen } from './nothing-chosen.tsx';
import { concerning, countTabs, isOpen, neighbour, parseListState, rowsOfTab, selectedRow, type Tab } from './override-list.ts';
import styles from './overrides-page.module.css';
import { RecordPane } from './record-pane.tsx';
import { SubjectPane } from './subject-pane.tsx';

/** Everything that people have overridden: in force, to come, ending soon and over; and for each what, why, until when, and its end. */
export function OverridesPage() {
	const { entity: entityId } = useViewState();
	const entity = useEntity();
	const timeZone = entity?.timeZone ?? 'UTC';
	const view = useStream('overrides');
	const state = usePaneState('overrides');
	const now = useNow();
	const [params, setParams] = useSearchParams();
	const { tab, id } = parseListState(params);
	const rows = useMemo(() => concerning(view.rows.values(), entityId), [view.rows, entityId]);
	const listed = rowsOfTab(rows, tab, now);
	// An override that has just ended moves to another tab; it stays in sight while its URL is open.
	const row = rows.find(({ overrideId }) => overrideId === id) ?? selectedRow(listed, id);
	const show = useCallback(
		(change: { tab?: Tab; override?: string | null }) => setParams((current) => withParams(current, change), { replace: true }),
		[setParams],
	);
	const [asked, setAsked] = useState<string | null>(null);
	const reversing = row !== null && asked === row.overrideId && isOpen(row);
	const subject = useRef<HTMLHeadingElement>(null);
	const move = (step: 1 | -1) => {
		const to = neighbour(listed, row, step);
		if (to) show({ override: to.overrideId });
	};
	useListKeys({ next: () => move(1), previous: () => move(-1), enter: () => subject.current?.focus() });
	return (
		<div className={styles.page}>
			<h1 className="visually-hidden">Overrides of {entity?.name ?? entityId}</h1>
			<Inbox
				entityId={entityId}
				tab={tab}
				counts={countTabs(rows, now)}
				rows={view.epoch === null ? null : listed}
				selectedId={row?.overrideId ?? null}
				state={state}
				timeZone={timeZone}
				now={now}
				onTab={(next) => show({ tab: next, override: null })}
				onOpen={(override) => show({ override })}
			/>
			{row ? (
				<SubjectPane
					key={row.overrideId}
					row={row}
					state={state}
					timeZone={timeZone}
					entityId={entityId}
					reversing={reversing}
					titleRef={subject}
				/>
			) : (
				<NothingChosen
					rows={view.epoch === null ? null : rows}
					entityName={entity?.name ?? entityId}
					state={state}
					timeZone={timeZone}
					now={now}
					onOpen={(override) => show({ override })}
				/>
			)}
			<RecordPane
				key={`record ${row?.overrideId}`}
				row={row}
				state={state}
				timeZone={timeZone}
				now={now}
				reversing={reversing}
				onReversing={(asking) => setAsked(asking && row ? row.overrideId : null)}
			/>
		</div>
	);
}
