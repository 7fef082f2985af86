import { lazy, Suspense } from 'react';
import { OverviewPage } from '../features/overview/overview-page.tsx';
import { untilLoaded } from '../ui/until-loaded.ts';
import { useSpan } from '../view/use-span.ts';

const Attribution = lazy(() =>
	untilLoaded(() => import('../features/attribution/attribution-panel.tsx')).then(({ AttributionPanel }) => ({
		default: AttributionPanel,
	})),
);

/** The overview; a span dragged on its trend opens why the ratio moved in it, in the place of the lower row. */
export function Overview() {
	const { span } = useSpan();
	return (
		<OverviewPage
			lower={
				span === null ? null : (
					<Suspense>
						<Attribution />
					</Suspense>
				)
			}
		/>
	);
}
