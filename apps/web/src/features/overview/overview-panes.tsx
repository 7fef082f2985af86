import type { ReactNode } from 'react';
import { HqlaPane } from './hqla-pane.tsx';
import { LcrPane } from './lcr-pane.tsx';
import { OutflowsPane } from './outflows-pane.tsx';
import type { OverviewPaneProps } from './overview-pane-props.ts';
import styles from './overview-panes.module.css';
import { TrendPane } from './trend-pane.tsx';

export interface OverviewPanesProps extends OverviewPaneProps {
	/** Beside the trend: what moved the ratio, or what the closed day was. */
	beside: ReactNode;
	cash: ReactNode;
	/** Stands in the place of the lower row while it is not null. */
	lower: ReactNode;
}

/** The ratio, what it is made of and the cash, on one screen, of now or of a closed day. */
export function OverviewPanes({ entityId, entity, beside, cash, lower }: OverviewPanesProps) {
	return (
		<div className={styles.overview}>
			<LcrPane entityId={entityId} entity={entity} />
			<TrendPane entityId={entityId} entity={entity} />
			{beside}
			{lower === null ? (
				<>
					<HqlaPane entityId={entityId} entity={entity} />
					<OutflowsPane entityId={entityId} entity={entity} />
					{cash}
				</>
			) : (
				<div className={styles.lower}>{lower}</div>
			)}
		</div>
	);
}
