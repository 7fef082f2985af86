import type { Lcr } from '@tideline/domain';
import type { PaneState } from '../stream/pane-state.ts';
import { EVERY_FEED, usePaneState } from '../stream/use-pane-state.ts';
import { useStream } from '../stream/use-stream.ts';
import { useShownClosedDay } from './closed-day-context.ts';

/** The LCR record of an entity as it stands, or as it closed where a closed day is shown, and the state of a panel that shows it. */
export function useLcr(entityId: string): { lcr: Lcr | null; state: PaneState } {
	const closed = useShownClosedDay();
	const stream = `lcr:${entityId}` as const;
	const lcr = useStream(stream).rows.get(entityId) ?? null;
	const state = usePaneState(stream, EVERY_FEED);
	if (closed !== null) return { lcr: closed.lcr, state: { kind: 'closed', day: closed.date } };
	// A snapshot without the record is no figure: the engine has not published one yet.
	return { lcr, state: lcr === null && state.kind === 'live' ? { kind: 'loading', waitingFor: stream } : state };
}
