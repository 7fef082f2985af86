import { useState } from 'react';
import { Outlet, useNavigation } from 'react-router';
import { EntityStrip } from './entity-strip.tsx';
import { FeedsStrip } from './feeds-strip.tsx';
import styles from './frame.module.css';
import { Header } from './header.tsx';
import { Overlays } from './overlays.tsx';
import { PageOnItsWay } from './page-on-its-way.tsx';
import { useFirstEntity } from './use-first-entity.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** Which overlay is open over the page. */
export type Overlay = 'find' | 'shortcuts' | null;

/** Header, entity strip, page, feeds: the same on every page. */
export function Frame() {
	const [overlay, setOverlay] = useState<Overlay>(null);
	const coming = useNavigation().state === 'loading';
	useShortcuts(overlay, setOverlay);
	useFirstEntity();
	return (
		<div className={styles.frame}>
			<a className={styles.skip} href="#main">
				Skip to the page
			</a>
			<Header onFind={() => setOverlay('find')} onShortcuts={() => setOverlay('shortcuts')} />
			<EntityStrip />
			<main id="main" className={styles.main} tabIndex={-1}>
				<Outlet />
				{coming ? (
					<div className={styles.coming}>
						<PageOnItsWay />
					</div>
				) : null}
			</main>
			<FeedsStrip />
			<Overlays open={overlay} onClose={() => setOverlay(null)} />
		</div>
	);
}
