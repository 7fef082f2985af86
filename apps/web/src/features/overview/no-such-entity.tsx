import { Button } from '@salt-ds/core';
import styles from '../../app/message.module.css';
import { DEFAULT_ENTITY, useViewState } from '../../app/view-state.ts';

/** The URL names an entity that the bank does not have. */
export function NoSuchEntity({ entityId }: { entityId: string }) {
	const { change } = useViewState();
	return (
		<div className={styles.message}>
			<h2>There is no entity {entityId}.</h2>
			<Button appearance="bordered" onClick={() => change({ entity: DEFAULT_ENTITY })}>
				Show the group
			</Button>
		</div>
	);
}
