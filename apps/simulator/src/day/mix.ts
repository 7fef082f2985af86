import type { DeskTopic } from '@tideline/event-log';

/** Of all trades, the share of a desk; desks that deal in large tickets also have a most per second, the rest goes to FX and equities. */
const SHARES: readonly (readonly [desk: DeskTopic, share: number, atMost: number])[] = [
	['oms.repo', 0.05, 0.2],
	['oms.interbank', 0.03, 0.1],
	['oms.derivative', 0.05, 0.4],
	['ems.commodity', 0.04, 0.5],
	['oms.bond', 0.13, 5],
	['oms.fx', 0.3, 2_000],
];

/** Gross turnover in US dollars a second, whatever the rate: at a higher rate the tickets are smaller, and the ratio keeps its calm. */
export const TURNOVER: Readonly<Record<DeskTopic, number>> = {
	'oms.fx': 600_000,
	'oms.repo': 200_000,
	'oms.interbank': 150_000,
	'oms.bond': 200_000,
	'ems.equity': 120_000,
	'ems.commodity': 8_000,
	'oms.derivative': 9_000,
};

type DeskRates = readonly (readonly [desk: DeskTopic, perSecond: number])[];

/** Trades a second of each desk at a total rate. */
export function deskRates(rate: number): DeskRates {
	const bounded = SHARES.map(([desk, share, atMost]) => [desk, Math.min(rate * share, atMost)] as const);
	const rest = rate - bounded.reduce((sum, [, perSecond]) => sum + perSecond, 0);
	return [...bounded, ['ems.equity', Math.max(0, rest)] as const];
}
