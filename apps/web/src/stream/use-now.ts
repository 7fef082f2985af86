import { useSyncExternalStore } from 'react';
import { createTicker } from './ticker.ts';
import { browserTimers } from './timers.ts';

const ticker = createTicker(browserTimers());

/** Wall time, moving on the full second. */
export function useNow(): number {
	return useSyncExternalStore(ticker.subscribe, ticker.get);
}
