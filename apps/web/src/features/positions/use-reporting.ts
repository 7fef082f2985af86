import { useMemo } from 'react';
import { createReporting, type Reporting } from '../../format/reporting.ts';
import { useStream } from '../../stream/use-stream.ts';

/** Converts into the reporting currency of the entity by the rates of its newest ratio; null until the first one. */
export function useReporting(entityId: string): { reporting: Reporting | null; currency: string | null } {
	const lcr = useStream(`lcr:${entityId}`).rows.get(entityId);
	const fxRates = lcr?.fxRates ?? null;
	const currency = lcr?.currency ?? null;
	// Rates come with every ratio and seldom differ.
	const rates = JSON.stringify(fxRates);
	// biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the rates
	return useMemo(() => {
		if (fxRates === null || currency === null) return { reporting: null, currency: null };
		return { reporting: createReporting(currency, fxRates), currency };
	}, [rates, currency]);
}
