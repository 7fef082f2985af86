import { useMemo } from 'react';
import { createReporting, type Reporting } from '../../format/reporting.ts';
import { useStream } from '../../stream/use-stream.ts';

/** Converts into the reporting currency of the entity by the rates of its newest ratio; null until the first one. */
export function useReporting(entityId: string): { reporting: Reporting | null; currency: string | null } {
	const lcr = useStream(`lcr:${entityId}`).rows.get(entityId);
	// Rates come with every ratio and seldom differ: the text tells whether they do.
	const rates = lcr ? JSON.stringify(lcr.fxRates) : null;
	const currency = lcr?.currency ?? null;
	return useMemo(() => {
		if (rates === null || currency === null) return { reporting: null, currency: null };
		return { reporting: createReporting(currency, JSON.parse(rates) as Record<string, string>), currency };
	}, [rates, currency]);
}
