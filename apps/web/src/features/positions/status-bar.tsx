import type { Position } from '@tideline/domain';
import { useSyncExternalStore } from 'react';
import { formatCount } from '../../format/number.ts';
import { formatTime, formatUtc } from '../../format/time.ts';
import type { RowStore } from '../../stream/row-store.ts';
import { Kbd } from '../../ui/kbd.tsx';
import styles from './positions-page.module.css';

/** The snapshot that the grid shows, and the keys that work in it. */
export function StatusBar({ store, timeZone }: { store: RowStore<Position>; timeZone: string }) {
	const { epoch, seq, asOf } = useSyncExternalStore(store.subscribe, store.get);
	return (
		<footer className={styles.status}>
			{epoch === null ? (
				<span>No snapshot yet</span>
			) : (
				<span title={formatUtc(asOf)}>
					Snapshot epoch {epoch}, seq {formatCount(seq)}, as of {formatTime(asOf, timeZone)}
				</span>
			)}
			<span className={styles.keys}>
				<span>
					<Kbd>↑</Kbd> <Kbd>↓</Kbd> row
				</span>
				<span>
					<Kbd>Enter</Kbd> open
				</span>
				<span>
					<Kbd>R</Kbd> reclassify
				</span>
				<span>
					<Kbd>Esc</Kbd> close
				</span>
			</span>
		</footer>
	);
}
