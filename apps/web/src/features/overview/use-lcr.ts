import type { Entity } from '@tideline/api';
import type { Lcr } from '@tideline/domain';
import type { PaneState } from '../../stream/pane-state.ts';
import { usePaneState } from '../../stream/use-pane-state.ts';
import { useStream } from '../../stream/use-stream.ts';

/** The LCR record of an entity as it stands, and the state of a panel that shows it. */
export function useLcr(entityId: string): { lcr: Lcr | null; state: PaneState } {
	const stream = `lcr:${entityId}` as const;
	const lcr = useStream(stream).rows.get(entityId) ?? null;
	return { lcr, state: usePaneState(stream) };
}

/** What each pane of the overview is given. */
export interface OverviewPaneProps {
	entityId: string;
	entity: Entity | null;
}
