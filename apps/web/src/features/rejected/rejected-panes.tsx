import type { RejectedRow } from '@tideline/stream';
import { useCallback, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { GridApi } from '../../grid/types.ts';
import { usePaneState } from '../../stream/use-pane-state.ts';
import { useStream, useStreamStore } from '../../stream/use-stream.ts';
import { useListKeys } from '../../ui/use-list-keys.ts';
import { withParams } from '../../view/search-params.ts';
import { useEntity } from '../../view/use-entity.ts';
import { alikeWords } from './alike-words.ts';
import { GroupsPane } from './groups-pane.tsx';
import { MessagePane } from './message-pane.tsx';
import { MessagesPane } from './messages-pane.tsx';
import { acceptsRejected, newestFirst, parseRejectedFilter, withRejectedFilter } from './rejected-filter.ts';

const NO_FILTER = { reason: null, topic: null };

/** Reasons and sources, the messages, and one of them whole: three panes, which the page lays out. */
export function RejectedPanes() {
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
	const row = openId === null ? null : (rows.get(openId) ?? null);
	// A link leads to a letter whatever the list is narrowed to.
	const open = (rejectedId: string) => {
		setParams((current) => withParams(withRejectedFilter(current, NO_FILTER), { message: rejectedId }), { replace: true });
	};
	const move = (step: 1 | -1) => {
		const node = openId === null ? undefined : grid.current?.getRowNode(openId);
		const next = grid.current?.getDisplayedRowAtIndex((node?.rowIndex ?? -1) + step);
		if (!next?.data) return;
		show(next.data.rejectedId);
		grid.current?.ensureNodeVisible(next);
	};
	useListKeys({ next: () => move(1), previous: () => move(-1) });
	return (
		<>
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
				mended={listed.filter(({ status }) => status === 'MENDED')}
				onClear={() => setParams((current) => withRejectedFilter(current, NO_FILTER), { replace: true })}
				gridRef={grid}
				state={state}
				timeZone={timeZone}
			/>
			<MessagePane rejectedId={openId} row={row} alike={alikeWords(rows.values(), row)} state={state} timeZone={timeZone} onOpen={open} />
		</>
	);
}
