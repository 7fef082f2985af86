import { Button } from '@salt-ds/core';
import type { Position } from '@tideline/domain';
import type { useLineage } from '../../query/positions.ts';
import { Failure } from '../../ui/failure.tsx';
import { ReadingDay } from '../../ui/reading-day.tsx';
import { ClassificationSection } from './classification-section.tsx';
import styles from './position-drawer.module.css';
import { RawMessageSection } from './raw-message-section.tsx';
import { RuleSection } from './rule-section.tsx';
import { TradesSection } from './trades-section.tsx';

export interface PositionDetailsProps {
	position: Position;
	lineage: ReturnType<typeof useLineage>;
	/** The trade that the URL names; the newest without one. */
	tradeId: string | null;
	timeZone: string;
	onTrade(tradeId: string): void;
	onReclassify(): void;
}

/** What a position is, the rule that decided, the trades behind it and the message of the one that is picked. */
export function PositionDetails({ position, lineage, tradeId, timeZone, onTrade, onReclassify }: PositionDetailsProps) {
	const { data = null, error, errorUpdatedAt, failureReason, refetch } = lineage;
	const trade = data?.trades.find((candidate) => candidate.tradeId === tradeId) ?? data?.trades[0] ?? null;
	return (
		<>
			<ClassificationSection
				position={position}
				action={
					<Button sentiment="accented" appearance="solid" onClick={onReclassify}>
						Reclassify R
					</Button>
				}
			/>
			{data ? null : (
				<div className={styles.message}>
					{error ? <Failure error={error} at={errorUpdatedAt} timeZone={timeZone} onRetry={() => void refetch()} /> : null}
					<ReadingDay reason={failureReason} />
				</div>
			)}
			<RuleSection lineage={data} />
			<TradesSection lineage={data} position={position} timeZone={timeZone} selectedId={trade?.tradeId ?? null} onSelect={onTrade} />
			<RawMessageSection trade={trade} disputed={position.conflict !== null} />
		</>
	);
}
