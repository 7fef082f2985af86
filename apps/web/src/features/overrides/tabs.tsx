import { clsx } from '../../ui/class-names.ts';
import styles from './inbox.module.css';
import { TABS, type Tab } from './override-list.ts';

const TITLES: Record<Tab, string> = { 'in-force': 'In force', scheduled: 'Scheduled', expiring: 'Expiring', history: 'History' };

/** Which overrides the list shows, each with its count. */
export function Tabs({ tab, counts, onTab }: { tab: Tab; counts: Record<Tab, number>; onTab(tab: Tab): void }) {
	return (
		<nav className={styles.tabs} aria-label="Overrides by state">
			{TABS.map((id) => (
				<button
					key={id}
					type="button"
					className={clsx(styles.tab, id === tab && styles.active)}
					aria-current={id === tab}
					onClick={() => onTab(id)}
				>
					{TITLES[id]}
					{counts[id] > 0 ? <span className={styles.count}>{counts[id]}</span> : null}
				</button>
			))}
		</nav>
	);
}
