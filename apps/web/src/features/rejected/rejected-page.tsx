import type { RejectedRow } from '@tideline/stream';
import { useCallback, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { GridApi } from '../../grid/types.ts';
import { usePaneState } from '../../stream/use-pane-state.ts';
import { useStream, useStreamStore } from '../../stream/use-stream.ts';
import { useListKeys } from '../../ui/use-list-keys.ts';
import { withParams } from '../../view/search-params.ts';
import { useEntity } from '../../view/use-entity.ts';
import { GroupsPane } from './groups-pane.tsx';
import { MessagePane } from './message-pane.tsx';
import { MessagesPane } from './messages-pane.tsx';
import { acceptsRejected, newestFirst, parseRejectedFilter, withRejectedFilter } from './rejected-filter.ts';
import styles from './rejected-page.module.css';

/** Every desk message that could not become a trade: why, where in the message, and the message whole. */
export function RejectedPage() {
	const timeZone = useEntity()?.timeZone ?? 'UTC';
	const { rows, epoch } = useStream('rejected');
	const store = useStreamStore('rejected');
	const state = usePaneState('rejected');
	const [params, setParams] = useSearchParams();
	const { reason, topic } = parseRejectedFilter(params);
	const accepts = useMemo(() => acceptsRejected({ reason, topic }), [reason, topic]);
	const listed = useMemo(() => [...rows.values()].filter((row) => accepts?.(row) ?? true).sort(newestFirst), [rows, accepts]);
	const wanted = params.get('message');
	// New messages come on top; the one that is read stays until another is chosen.
	const first = useRef<string | null>(null);
	if (first.current === null || !listed.some(({ rejectedId }) => rejectedId === first.current))
		first.current = listed[0]?.rejectedId ?? null;
	const openId = wanted ?? first.current;
	const grid = useRef<GridApi<RejectedRow> | null>(null);
	const show = useCallback(
		(rejectedId: string) => setParams((current) => withParams(current, { message: rejectedId }), { replace: true }),
		[setParams],
	);
	const move = (step: 1 | -1) => {
		const open = openId === null ? undefined : grid.current?.getRowNode(openId);
		const node = grid.current?.getDisplayedRowAtIndex((open?.rowIndex ?? -1) + step);
		if (!node?.data) return;
		show(node.data.rejectedId);
		grid.current?.ensureNodeVisible(node);
	};
	useListKeys({ next: () => move(1), previous: () => move(-1) });
	return (
		<div className={styles.page}>
			<h1 className="visually-hidden">Rejected messages</h1>
			<GroupsPane
				rows={epoch === null ? null : rows}
				filter={{ reason, topic }}
				onFilter={(filter) => setParams((current) => withRejectedFilter(current, filter), { replace: true })}
				state={state}
				timeZone={timeZone}
			/>
			<MessagesPane
				store={store}
				accepts={accepts}
				shown={listed.length}
				all={rows.size}
				known={epoch !== null}
				openId={openId}
				onOpen={show}
				onClear={() => setParams((current) => withRejectedFilter(current, { reason: null, topic: null }), { replace: true })}
				gridRef={grid}
				state={state}
				timeZone={timeZone}
			/>
			<MessagePane rejectedId={openId} row={openId === null ? null : (rows.get(openId) ?? null)} state={state} timeZone={timeZone} />
		</div>
	);
}
