import { MAX_REJECTED_ROWS } from '@tideline/api';
import type { RejectedRow } from '@tideline/stream';
import { type ReactNode, useCallback, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { GridApi } from '../../grid/types.ts';
import { useRejectedGroups } from '../../query/rejected.ts';
import { usePaneState } from '../../stream/use-pane-state.ts';
import { useStream, useStreamStore } from '../../stream/use-stream.ts';
import { useListKeys } from '../../ui/use-list-keys.ts';
import { withParams } from '../../view/search-params.ts';
import { useEntity } from '../../view/use-entity.ts';
import { alikeWords } from './alike-words.ts';
import { GroupsPane } from './groups-pane.tsx';
import { MessagePane } from './message-pane.tsx';
import { MessagesPane } from './messages-pane.tsx';
import { olderWords } from './older-words.ts';
import { acceptsRejected, newestFirst, parseRejectedFilter, withRejectedFilter } from './rejected-filter.ts';

const NO_FILTER = { reason: null, topic: null };

export interface RejectedPanesProps {
	/** A pane of the page that stands in the place of the message, until a message is opened. */
	instead?: ReactNode;
	/** The query parameter that asks for that pane: opening a message takes it away. */
	insteadParam?: string;
}

/** Reasons and sources, the messages, and one of them whole: three panes, which the page lays out. */
export function RejectedPanes({ instead = null, insteadParam }: RejectedPanesProps) {
	const timeZone = useEntity()?.timeZone ?? 'UTC';
	const { rows, epoch } = useStream('rejected');
	const store = useStreamStore('rejected');
	const state = usePaneState('rejected');
	const counts = useRejectedGroups(rows.size >= MAX_REJECTED_ROWS);
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
	const takesAway = useMemo(() => (insteadParam === undefined ? {} : { [insteadParam]: null }), [insteadParam]);
	const grid = useRef<GridApi<RejectedRow> | null>(null);
	const show = useCallback(
		(rejectedId: string) => setParams((current) => withParams(current, { ...takesAway, message: rejectedId }), { replace: true }),
		[setParams, takesAway],
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
				older={olderWords(rows.values(), counts.data?.groups ?? null)}
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
				openId={instead === null ? openId : null}
				onOpen={show}
				mended={listed.filter(({ status }) => status === 'MENDED')}
				onClear={() => setParams((current) => withRejectedFilter(current, NO_FILTER), { replace: true })}
				gridRef={grid}
				state={state}
				timeZone={timeZone}
			/>
			{instead ?? (
				<MessagePane rejectedId={openId} row={row} alike={alikeWords(rows.values(), row)} state={state} timeZone={timeZone} onOpen={open} />
			)}
		</>
	);
}
