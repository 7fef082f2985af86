import { DarkIcon, LightIcon, SearchIcon } from '@salt-ds/icons';
import { NavLink } from 'react-router';
import { Kbd } from '../ui/kbd.tsx';
import { useThemeMode } from '../ui/theme-mode.ts';
import { useEntity } from '../view/use-entity.ts';
import { useViewState } from '../view/view-state.ts';
import { Alerts } from './alerts.tsx';
import { Clock } from './clock.tsx';
import { ConnectionBadge } from './connection-badge.tsx';
import styles from './header.module.css';
import { PageCount } from './page-count.tsx';
import { PAGES } from './pages.ts';
import { Person } from './person.tsx';
import { Wordmark } from './wordmark.tsx';

/** Wordmark and pages at the left; find, alerts, connection, clock and theme at the right. */
export function Header({ onFind, onShortcuts }: { onFind(): void; onShortcuts(): void }) {
	const { search } = useViewState();
	const { mode, toggle } = useThemeMode();
	const entity = useEntity();
	const timeZone = entity?.timeZone ?? 'UTC';
	return (
		<header className={styles.header}>
			<Wordmark />
			<nav className={styles.pages} aria-label="Pages">
				{PAGES.map((page) => (
					<NavLink
						key={page.path}
						to={{ pathname: page.path, search }}
						end={page.path === '/'}
						className={({ isActive }) => (isActive ? `${styles.page} ${styles.active}` : styles.page)}
					>
						{page.title}
						{page.count ? <PageCount of={page.count} /> : null}
					</NavLink>
				))}
			</nav>
			<div className={styles.right}>
				<button type="button" className={styles.find} onClick={onFind}>
					<SearchIcon aria-hidden />
					<span>Find or go to</span>
					<Kbd>Ctrl K</Kbd>
				</button>
				<Alerts timeZone={timeZone} />
				<ConnectionBadge timeZone={timeZone} />
				<Clock timeZone={timeZone} known={entity !== null} />
				<Person />
				<button
					type="button"
					className={styles.icon}
					onClick={toggle}
					aria-label={mode === 'dark' ? 'Light theme' : 'Dark theme'}
					title={mode === 'dark' ? 'Light theme' : 'Dark theme'}
				>
					{mode === 'dark' ? <LightIcon aria-hidden /> : <DarkIcon aria-hidden />}
				</button>
				<button type="button" className={styles.icon} onClick={onShortcuts} aria-label="Keyboard shortcuts" title="Keyboard shortcuts (?)">
					?
				</button>
			</div>
		</header>
	);
}
