import type { TrappedStock } from '@tideline/domain';
import type { ReactNode } from 'react';
import { shortName } from '../../format/entity-name.ts';
import { useEntities } from '../../query/entities.ts';
import styles from './hqla-pane.module.css';

/** What is off the total because it may not leave the entities that hold it; why is in the tooltip. */
export function Trapped({ amount, trappedIn }: { amount: ReactNode; trappedIn: readonly TrappedStock[] }) {
	const { data: entities } = useEntities();
	const names = trappedIn.map(({ entityId }) => {
		const holder = entities?.find((one) => one.entityId === entityId);
		return holder ? shortName(holder) : entityId;
	});
	return (
		<span className={styles.trapped} title={trappedIn.map(({ reason }) => reason).join(' ')} data-testid="trapped">
			{amount} trapped in {names.join(', ')}
		</span>
	);
}
