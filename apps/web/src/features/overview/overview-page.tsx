import { lazy, type ReactNode, Suspense } from 'react';
import { useEntities } from '../../query/entities.ts';
import { untilLoaded } from '../../ui/until-loaded.ts';
import { NoSuchEntity } from '../../view/no-such-entity.tsx';
import { useEntity } from '../../view/use-entity.ts';
import { useViewState } from '../../view/view-state.ts';
import { CashPane } from './cash-pane.tsx';
import { ChangesPane } from './changes-pane.tsx';
import { OverviewPanes } from './overview-panes.tsx';

const ClosedOverview = lazy(() =>
	untilLoaded(() => import('./closed-overview.tsx')).then(({ ClosedOverview: component }) => ({ default: component })),
);

/**
 * The whole answer on one screen: the ratio, how far from its limits, what it is made of, what moved it, and the cash of now.
 * `lower` stands in the place of the lower row while it is not null.
 */
export function OverviewPage({ lower }: { lower: ReactNode }) {
	const { entity: entityId, date } = useViewState();
	const { data: entities } = useEntities();
	const entity = useEntity();
	if (entities && !entity) return <NoSuchEntity entityId={entityId} />;
	if (date !== null)
		return (
			<Suspense>
				<ClosedOverview key={`${entityId} ${date}`} entityId={entityId} entity={entity} date={date} lower={lower} />
			</Suspense>
		);
	return (
		<>
			<h1 className="visually-hidden">Overview of {entity?.name ?? entityId}</h1>
			<OverviewPanes
				key={entityId}
				entityId={entityId}
				entity={entity}
				beside={<ChangesPane entityId={entityId} entity={entity} />}
				cash={<CashPane entityId={entityId} entity={entity} />}
				lower={lower}
			/>
		</>
	);
}
