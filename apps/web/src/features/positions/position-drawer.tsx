import type { Entity } from '@tideline/api';
import { GROUP, type JoinedPosition } from '@tideline/domain';
import { useCallback, useSyncExternalStore } from 'react';
import { useSearchParams } from 'react-router';
import { useLineage } from '../../query/positions.ts';
import type { RowStore } from '../../stream/row-store.ts';
import { usePaneState } from '../../stream/use-pane-state.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { Failure } from '../../ui/failure.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { withParams } from '../../view/search-params.ts';
import { ReclassifyForm } from '../reclassify/reclassify-form.tsx';
import { PositionDetails } from './position-details.tsx';
import styles from './position-drawer.module.css';
import { POSITION_FEEDS } from './position-feeds.ts';
import { PositionValue } from './position-value.tsx';
import { useReclassifyKey } from './use-reclassify-key.ts';
import { useReporting } from './use-reporting.ts';

export interface PositionDrawerProps {
	positionKey: string;
	entity: Entity | null;
	store: RowStore<JoinedPosition>;
	onClose(): void;
}

/** One position: what it is and what is behind it, or the form to reclassify it. */
export function PositionDrawer({ positionKey, entity, store, onClose }: PositionDrawerProps) {
	const row = useSyncExternalStore(store.subscribe, () => store.get().rows.get(positionKey));
	const lineage = useLineage(positionKey, true);
	const position = row ?? lineage.data?.position;
	const entityId = entity?.entityId ?? position?.entityId ?? GROUP;
	const state = usePaneState(`positions:${entityId}`, POSITION_FEEDS);
	const [params, setParams] = useSearchParams();
	const { reporting, currency } = useReporting(entityId);
	const timeZone = entity?.timeZone ?? 'UTC';
	const openForm = useCallback(() => setParams((current) => withParams(current, { reclassify: '1' })), [setParams]);
	const closeForm = useCallback(() => setParams((current) => withParams(current, { reclassify: null })), [setParams]);
	useReclassifyKey(openForm);
	if (!position) {
		return (
			<Drawer title={positionKey} size="view" onClose={onClose}>
				<div className={styles.message}>
					{lineage.error ? (
						<Failure error={lineage.error} at={lineage.errorUpdatedAt} timeZone={timeZone} onRetry={() => void lineage.refetch()} />
					) : (
						<p>Loading.</p>
					)}
				</div>
			</Drawer>
		);
	}
	const form = params.get('reclassify') === '1';
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
			subtitle={<PositionValue position={position} reporting={reporting} currency={currency} />}
			size={form ? 'form' : 'view'}
			onClose={form ? closeForm : onClose}
		>
			{row ? null : <p className={styles.gone}>No longer held. What follows is as it was last.</p>}
			{form ? (
				<ReclassifyForm position={position} lineage={lineage.data ?? null} timeZone={timeZone} onClose={closeForm} />
			) : (
				<PositionDetails
					position={position}
					lineage={lineage}
					tradeId={params.get('trade')}
					timeZone={timeZone}
					onTrade={(trade) => setParams((current) => withParams(current, { trade }))}
					onReclassify={openForm}
				/>
			)}
		</Drawer>
	);
}
