import { Button } from '@salt-ds/core';
import { useEntities } from '../query/entities.ts';
import styles from '../ui/message.module.css';
import { useViewState } from './view-state.ts';

/** The URL names an entity that the bank does not have, or nothing has named one yet. */
export function NoSuchEntity({ entityId }: { entityId: string }) {
	const { change } = useViewState();
	const { data: entities } = useEntities();
	const first = entities?.[0];
	if (!first) {
		return (
			<div className={styles.message}>
				<h2>No entity yet.</h2>
				<p>
					Reference data names the entities: <code>npm run feed -- FILE…</code> brings it in, docs/reference-data.md describes it.
				</p>
			</div>
		);
	}
	return (
		<div className={styles.message}>
			<h2>There is no entity {entityId}.</h2>
			<Button appearance="bordered" onClick={() => change({ entity: first.entityId })}>
				{first.kind === 'group' ? 'Show the group' : `Show ${first.name}`}
			</Button>
		</div>
	);
}
