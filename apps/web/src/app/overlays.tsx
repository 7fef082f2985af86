import { lazy, Suspense } from 'react';
import { untilLoaded } from '../ui/until-loaded.ts';
import type { Overlay } from './frame.tsx';

const Find = lazy(() => untilLoaded(() => import('./find.tsx')).then(({ Find: component }) => ({ default: component })));
const ShortcutList = lazy(() =>
	untilLoaded(() => import('./shortcut-list.tsx')).then(({ ShortcutList: component }) => ({ default: component })),
);

/** What opens over the page by key; loaded when first asked for. */
export function Overlays({ open, onClose }: { open: Overlay; onClose(): void }) {
	return (
		<Suspense>
			{open === 'find' ? <Find onClose={onClose} /> : null}
			{open === 'shortcuts' ? <ShortcutList onClose={onClose} /> : null}
		</Suspense>
	);
}
