import type { TrappedStock } from '@tideline/domain';
import type { ReactNode } from 'react';
import { useShortNames } from '../../view/use-short-names.ts';
import styles from './hqla-pane.module.css';

/** What is off the total because it may not leave the entities that hold it; why is in the tooltip. */
export function Trapped({ amount, trappedIn }: { amount: ReactNode; trappedIn: readonly TrappedStock[] }) {
	const names = useShortNames(trappedIn.map(({ entityId }) => entityId));
	return (
		<span className={styles.trapped} title={trappedIn.map(({ reason }) => reason).join(' ')} data-testid="trapped">
			{amount} trapped in {names}
		</span>
	);
}
