import { formatShortCalendarDay } from '../../format/time.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import type { BusinessDate } from '../../view/use-business-date.ts';

/** `today`, or `on 20 Nov` when the business day that is shown is over; its year stands in the strip above. */
export const dayWords = (date: BusinessDate | null): string => (date?.over ? `on ${formatShortCalendarDay(date.day)}` : 'today');

/** The state of a panel beside the ratio: where the newest event of all is old, so are its figures, however fresh its feeds. */
export const orOld = (state: PaneState, ofRatio: PaneState): PaneState =>
	(state.kind === 'live' || state.kind === 'stale') && ofRatio.kind === 'stale' && ofRatio.old ? ofRatio : state;
