import type { Entity } from '@tideline/api';

/** What each pane of the overview is given. */
export interface OverviewPaneProps {
	entityId: string;
	/** Null until the list of entities is there. */
	entity: Entity | null;
}
