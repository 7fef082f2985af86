import { lazy, Suspense } from 'react';
import { untilLoaded } from '../ui/until-loaded.ts';
import type { ChartProps } from './chart.tsx';

const Loaded = lazy(() => untilLoaded(() => import('./chart.tsx')).then(({ Chart }) => ({ default: Chart })));

/** A chart whose library comes after the first paint; its box keeps its size, so nothing jumps. */
export function LazyChart(props: ChartProps) {
	return (
		<Suspense>
			<Loaded {...props} />
		</Suspense>
	);
}
