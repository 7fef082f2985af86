import { Button } from '@salt-ds/core';
import type { OverrideRow } from '@tideline/stream';
import { useNavigate } from 'react-router';
import { isQuiet, type PaneState } from '../../stream/pane-state.ts';
import { clsx } from '../../ui/class-names.ts';
import { PaneNote } from '../../ui/pane-note.tsx';
import { useViewState } from '../../view/view-state.ts';
import { InForceSum } from './in-force-sum.tsx';
import styles from './inbox.module.css';
import { InboxItem } from './inbox-item.tsx';
import { EXPIRING_DAYS, type Tab } from './override-list.ts';
import { Tabs } from './tabs.tsx';

const NOTHING: Record<Tab, string> = {
	'in-force': 'No override is in force: every figure is as booked.',
	scheduled: 'No override waits for its start.',
	expiring: `No override ends within ${EXPIRING_DAYS} days.`,
	history: 'No override has ended yet.',
};

export interface InboxProps {
	entityId: string;
	tab: Tab;
	counts: Record<Tab, number>;
	/** Null while loading. */
	rows: readonly OverrideRow[] | null;
	selectedId: string | null;
	state: PaneState;
	timeZone: string;
	now: number;
	onTab(tab: Tab): void;
	onOpen(overrideId: string): void;
}

/** The list at the left: tabs, overrides, and what those in force do together. */
export function Inbox({ entityId, tab, counts, rows, selectedId, state, timeZone, now, onTab, onOpen }: InboxProps) {
	const navigate = useNavigate();
	const { search } = useViewState();
	return (
		<section className={styles.inbox} aria-label="Overrides" data-state={state.kind} aria-busy={rows === null}>
			<Tabs tab={tab} counts={counts} onTab={onTab} />
			<div className={clsx(styles.items, isQuiet(state) && styles.quiet)}>
				{rows === null ? <LoadingItems /> : null}
				{rows?.map((row) => (
					<InboxItem
						key={row.overrideId}
						row={row}
						now={now}
						timeZone={timeZone}
						selected={row.overrideId === selectedId}
						onOpen={onOpen}
					/>
				))}
				{rows?.length === 0 ? (
					<div className={styles.empty}>
						<p>{NOTHING[tab]}</p>
						{tab === 'in-force' ? (
							<Button appearance="bordered" onClick={() => void navigate({ pathname: '/positions', search })}>
								Open positions
							</Button>
						) : (
							<Button appearance="bordered" onClick={() => onTab('in-force')}>
								Show those in force
							</Button>
						)}
					</div>
				) : null}
				<div className={styles.note}>
					<PaneNote state={state} timeZone={timeZone} />
				</div>
			</div>
			<InForceSum entityId={entityId} />
		</section>
	);
}

function LoadingItems() {
	return [0, 1, 2].map((index) => (
		<div key={index} className={styles.item} aria-hidden="true">
			<span className={styles.bar} />
			<span className={styles.bar} />
		</div>
	));
}
