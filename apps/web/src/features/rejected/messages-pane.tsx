import { Button } from '@salt-ds/core';
import { MAX_REJECTED_ROWS } from '@tideline/api';
import type { RejectedRow } from '@tideline/stream';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { formatCount } from '../../format/number.ts';
import { zoneCity } from '../../format/time.ts';
import { DataGrid } from '../../grid/data-grid.tsx';
import { markRow } from '../../grid/mark-row.ts';
import { openingRows } from '../../grid/opening-rows.ts';
import type { GridApi, GridOptions } from '../../grid/types.ts';
import { useSort } from '../../grid/use-sort.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import type { RowStore } from '../../stream/row-store.ts';
import { Pane } from '../../ui/pane.tsx';
import { useWide } from '../../ui/use-wide.ts';
import { BulkReplay } from './bulk-replay.tsx';
import { messageColumns, NEWEST_FIRST } from './message-columns.ts';
import styles from './rejected-page.module.css';

export interface MessagesPaneProps {
	store: RowStore<RejectedRow>;
	accepts: ((row: RejectedRow) => boolean) | undefined;
	shown: number;
	all: number;
	/** A snapshot is there. */
	known: boolean;
	openId: string | null;
	onOpen(rejectedId: string): void;
	onClear(): void;
	/** Of those shown, mended and to be replayed. */
	mended: readonly RejectedRow[];
	gridRef: RefObject<GridApi<RejectedRow> | null>;
	state: PaneState;
	timeZone: string;
}

/** The messages that match, newest first. */
export function MessagesPane(props: MessagesPaneProps) {
	const { store, accepts, shown, all, known, openId, onClear, mended, gridRef, state, timeZone } = props;
	const wide = useWide();
	const order = useSort(NEWEST_FIRST);
	const latest = useRef(props);
	latest.current = props;
	const options = useMemo<GridOptions<RejectedRow>>(
		() => ({
			context: { timeZone },
			...openingRows(({ rejectedId }: RejectedRow) => latest.current.onOpen(rejectedId)),
			columnDefs: messageColumns(timeZone, wide),
			getRowId: ({ data }) => data.rejectedId,
			// A new message shifts every row: what is open is marked anew.
			onModelUpdated: ({ api }) => markRow(api, latest.current.openId),
		}),
		[timeZone, wide],
	);
	useEffect(
		function markOpenRow() {
			if (gridRef.current) markRow(gridRef.current, openId);
		},
		[openId, gridRef],
	);
	const count = shown === all ? formatCount(all) : `${formatCount(shown)} of ${formatCount(all)}`;
	const kept = all >= MAX_REJECTED_ROWS ? `, the newest ${formatCount(MAX_REJECTED_ROWS)} are kept here` : '';
	return (
		<Pane
			title="Messages"
			unit={`${known ? `${count}, ` : ''}newest first, ${zoneCity(timeZone)} time${kept}`}
			state={state}
			timeZone={timeZone}
			tools={<BulkReplay mended={mended} state={state} />}
			className={styles.messages}
		>
			{known && shown === 0 ? (
				<div className={styles.empty}>
					<p>{all === 0 ? 'No message was rejected today.' : 'No message has this reason and source.'}</p>
					{all === 0 ? null : (
						<Button appearance="bordered" onClick={onClear}>
							Show all
						</Button>
					)}
				</div>
			) : null}
			<div className={styles.grid} hidden={known && shown === 0}>
				<DataGrid<RejectedRow>
					store={store}
					options={options}
					accepts={accepts}
					{...order}
					label="Rejected messages"
					onReady={(api) => {
						gridRef.current = api;
						markRow(api, latest.current.openId);
					}}
				/>
			</div>
		</Pane>
	);
}
