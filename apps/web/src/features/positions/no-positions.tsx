import { Button } from '@salt-ds/core';
import type { PositionFilter } from './position-filter.ts';
import styles from './positions-page.module.css';

/** In place of the grid: there is no position, or none that the search and the filters leave. */
export function NoPositions({ name, all, filter, onClear }: { name: string; all: number; filter: PositionFilter; onClear(): void }) {
	if (all === 0) {
		return (
			<div className={styles.empty}>
				<p>{name} holds no position yet. The first trade or opening balance of a security makes one.</p>
			</div>
		);
	}
	const { search, ...filters } = filter;
	const filtered = Object.values(filters).some((value) => value !== null);
	const narrowed = search === '' ? 'the filters' : filtered ? `“${search}” and the filters` : `“${search}”`;
	return (
		<div className={styles.empty}>
			<p>
				No position of {name} fits {narrowed}.
			</p>
			<Button appearance="bordered" onClick={onClear}>
				{search === '' ? 'Clear filters' : filtered ? 'Clear search and filters' : 'Clear search'}
			</Button>
		</div>
	);
}
