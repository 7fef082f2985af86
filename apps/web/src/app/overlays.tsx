import { lazy, Suspense, useEffect } from 'react';
import { untilLoaded } from '../ui/until-loaded.ts';
import type { Overlay } from './frame.tsx';

const loadFind = () => untilLoaded(() => import('./find.tsx'));
const Find = lazy(() => loadFind().then(({ Find: component }) => ({ default: component })));
const ShortcutList = lazy(() =>
	untilLoaded(() => import('./shortcut-list.tsx')).then(({ ShortcutList: component }) => ({ default: component })),
);

/** The page and its streams come first. */
const FETCH_AFTER_MS = 2_000;

/** What opens over the page by key, in files of its own. Find is fetched before it is asked for: who types after its key must not lose letters. */
export function Overlays({ open, onClose }: { open: Overlay; onClose(): void }) {
	useEffect(function fetchFindEarly() {
		const timer = setTimeout(() => void loadFind().catch(() => undefined), FETCH_AFTER_MS);
		return () => clearTimeout(timer);
	}, []);
	return (
		<Suspense>
			{open === 'find' ? <Find onClose={onClose} /> : null}
			{open === 'shortcuts' ? <ShortcutList onClose={onClose} /> : null}
		</Suspense>
	);
}
