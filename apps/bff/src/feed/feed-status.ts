import type { FeedStatusRecord } from '@tideline/domain';

/** The joined feed as the state machine knows it: the status row without its place in `control` and its log. */
export type FeedStatus = Omit<FeedStatusRecord, 'view' | 'settledOffset' | 'steps'>;

/** One step of the swap log. */
export type SwapStep = FeedStatusRecord['steps'][number];
