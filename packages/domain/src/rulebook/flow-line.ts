import type { Fraction } from '../fraction.ts';

/** Headings under which lines are summed on a page. */
export const FLOW_GROUPS = [
	'RETAIL',
	'OPERATIONAL',
	'NON_FINANCIAL',
	'FINANCIAL',
	'OWN_DEBT',
	'SECURED',
	'SECURITIES',
	'DERIVATIVES',
	'FACILITIES',
	'OTHER',
] as const;
export type FlowGroup = (typeof FLOW_GROUPS)[number];

/** How sure a figure is: read in the rule, read in a text about the rule, or known and not read. */
export const VERIFIED = ['text', 'secondary', 'recalled'] as const;
export type Verified = (typeof VERIFIED)[number];

/** What pages, documents and exports call it. */
export const VERIFIED_WORDS: { readonly [V in Verified]: string } = { text: 'read', secondary: 'second-hand', recalled: 'unverified' };

/** `RULE`: the standard names the rate. Otherwise the rate is what stands in for a national choice or a formula until one is given. */
export type RateBasis = 'RULE' | 'NATIONAL_CHOICE' | 'FORMULA';

/** What every row of a rulebook says of itself. */
export interface RowText {
	readonly id: string;
	readonly title: string;
	/** Paragraph of the rulebook's standard. */
	readonly reference: string;
	readonly condition: string;
	readonly verified: Verified;
	readonly source: readonly string[];
	readonly note?: string;
}

/** A flow line as written in a table. */
export interface FlowRow extends RowText {
	readonly group: FlowGroup;
	/** Decimal share of the amount that flows. */
	readonly rate: string;
	/** Absent: `RULE`. */
	readonly basis?: RateBasis;
	readonly formula?: string;
	/** Runs off whatever its date, one past the horizon included. */
	readonly anyMaturity?: true;
	/** In the maturity mismatch add-on: on its date, or on day 1 as well when it is open. */
	readonly mismatch?: 'DATED' | 'DATED_OR_OPEN';
	/** Another name of that line of the same side. */
	readonly aliasOf?: string;
}

/** A line of cash outflow or inflow: the share of an unweighted amount that is assumed to flow within the horizon. */
export interface FlowLine extends Omit<FlowRow, 'rate' | 'basis'> {
	readonly side: 'OUTFLOW' | 'INFLOW';
	readonly rate: Fraction;
	readonly basis: RateBasis;
}
