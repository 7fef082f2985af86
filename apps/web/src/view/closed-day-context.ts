import type { ClosedDay } from '@tideline/domain';
import { createContext, useContext } from 'react';

/** The closed day that the panes below show instead of now; null is now. */
export const ClosedDayContext = createContext<ClosedDay | null>(null);

export function useShownClosedDay(): ClosedDay | null {
	return useContext(ClosedDayContext);
}
