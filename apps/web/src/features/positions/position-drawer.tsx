import { Button } from '@salt-ds/core';
import type { Entity } from '@tideline/api';
import type { JoinedPosition } from '@tideline/domain';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useSearchParams } from 'react-router';
import { formatMoney, moneyUnit } from '../../format/money.ts';
import { useLineage } from '../../query/positions.ts';
import { ProblemError } from '../../query/problem-error.ts';
import type { RowStore } from '../../stream/row-store.ts';
import { usePaneState } from '../../stream/use-pane-state.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { PaneNote } from '../../ui/pane-note.tsx';
import { ReadingDay } from '../../ui/reading-day.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { ReclassifyForm } from '../reclassify/reclassify-form.tsx';
import { ClassificationSection } from './classification-section.tsx';
import { accountWords } from './position-columns.ts';
import styles from './position-drawer.module.css';
import { RawMessageSection } from './raw-message-section.tsx';
import { RuleSection } from './rule-section.tsx';
import { TradesSection } from './trades-section.tsx';
import { useReporting } from './use-reporting.ts';

export interface PositionDrawerProps {
	positionKey: string;
	entity: Entity | null;
	store: RowStore<JoinedPosition>;
	onClose(): void;
}

/** One position: what it is, the rule that decided, the trades behind it and the message of each; or the form to reclassify it. */
export function PositionDrawer({ positionKey, entity, store, onClose }: PositionDrawerProps) {
	const row = useSyncExternalStore(store.subscribe, () => store.get().rows.get(positionKey));
	const lineage = useLineage(positionKey);
	const position = row ?? lineage.data?.position;
	const entityId = entity?.entityId ?? position?.entityId ?? 'GROUP';
	const state = usePaneState(`positions:${entityId}`);
	const [params, setParams] = useSearchParams();
	const form = params.get('reclassify') === '1';
	const { reporting, currency } = useReporting(entityId);
	const timeZone = entity?.timeZone ?? 'UTC';
	const show = useCallback(
		(name: string, value: string | null) =>
			setParams((current) => {
				const next = new URLSearchParams(current);
				if (value === null) next.delete(name);
				else next.set(name, value);
				return next;
			}),
		[setParams],
	);
	useEffect(
		function reclassifyByKey() {
			const onKey = (event: KeyboardEvent) => {
				const typing = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
				if (event.key === 'r' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented)
					show('reclassify', '1');
			};
			document.addEventListener('keydown', onKey);
			return () => document.removeEventListener('keydown', onKey);
		},
		[show],
	);
	if (!position) {
		return (
			<Drawer title={positionKey} size="view" onClose={onClose}>
				<div className={styles.message}>
					{lineage.error ? (
						<Failure error={lineage.error} at={lineage.errorUpdatedAt} timeZone={timeZone} retry={() => void lineage.refetch()} />
					) : (
						<p>Loading.</p>
					)}
				</div>
			</Drawer>
		);
	}
	const inReporting = currency && currency !== position.currency ? reporting?.(position.marketValue, position.currency) : null;
	const trades = lineage.data?.trades ?? null;
	const selected = trades?.find(({ tradeId }) => tradeId === params.get('trade')) ?? trades?.[0] ?? null;
	return (
		<Drawer
			title={position.name}
			aside={
				<>
					<span className={styles.identifier}>{position.instrumentId}</span>
					<span className={styles.state}>
						<StateBadge state={row ? state : { kind: 'none' }} timeZone={timeZone} />
					</span>
				</>
			}
			subtitle={
				<>
					{position.entityId}, <span title={position.accountId}>{accountWords(position)}</span>. Value{' '}
					<b>
						{moneyUnit(position.currency, 'm').replace(' m', '')} {formatMoney(position.marketValue, position.currency, 'm')} m
					</b>
					{currency && inReporting !== null && inReporting !== undefined
						? `, ${currency} ${formatMoney(inReporting, currency, 'm')} m`
						: ''}
				</>
			}
			size={form ? 'form' : 'view'}
			onClose={form ? () => show('reclassify', null) : onClose}
		>
			{row ? null : <p className={styles.gone}>No longer held. What follows is as it was last.</p>}
			{form ? (
				<ReclassifyForm position={position} lineage={lineage.data ?? null} timeZone={timeZone} onClose={() => show('reclassify', null)} />
			) : (
				<>
					<ClassificationSection
						position={position}
						action={
							<Button sentiment="accented" appearance="solid" onClick={() => show('reclassify', '1')}>
								Reclassify R
							</Button>
						}
					/>
					{lineage.error && !lineage.data ? (
						<div className={styles.message}>
							<Failure error={lineage.error} at={lineage.errorUpdatedAt} timeZone={timeZone} retry={() => void lineage.refetch()} />
						</div>
					) : null}
					{lineage.data ? null : (
						<div className={styles.message}>
							<ReadingDay reason={lineage.failureReason} />
						</div>
					)}
					<RuleSection lineage={lineage.data ?? null} />
					<TradesSection
						lineage={lineage.data ?? null}
						position={position}
						timeZone={timeZone}
						selectedId={selected?.tradeId ?? null}
						onSelect={(tradeId) => show('trade', tradeId)}
					/>
					<RawMessageSection trade={selected} disputed={position.conflict !== null} />
				</>
			)}
		</Drawer>
	);
}

function Failure({ error, at, timeZone, retry }: { error: Error; at: number; timeZone: string; retry(): void }) {
	const id = error instanceof ProblemError ? (error.problem.requestId ?? null) : null;
	return <PaneNote state={{ kind: 'error', at, title: error.message, id }} timeZone={timeZone} onRetry={retry} />;
}
