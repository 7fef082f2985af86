/** Kinds of causes, as the attribution names them. */
export const CAUSE_GROUPS = [
	'TRADE',
	'SETTLEMENT',
	'MATURITY',
	'CUSTOMER',
	'BALANCE',
	'PRICE',
	'FX_RATE',
	'OVERRIDE',
	'REFERENCE',
	'DAY_ROLL',
	'UNRECORDED',
] as const;
export type CauseGroup = (typeof CAUSE_GROUPS)[number];

/** What happened, within its group. */
export const CAUSE_CODES = [
	// Trades.
	'FX',
	'DERIVATIVE',
	'REPO',
	'REVERSE_REPO',
	'PLACEMENT',
	'TAKING',
	'BUY',
	'SELL',
	'CANCEL',
	// Settlement: the asset class, and for money-market deals the leg.
	'SECURITY',
	'START',
	'END',
	'TRADE_TO_COME',
	// Customers and balances: more or less of it.
	'IN',
	'OUT',
	'OPENING',
	'FACILITY_UP',
	'FACILITY_DOWN',
	'OWN_DEBT_UP',
	'OWN_DEBT_DOWN',
	'LOAN_UP',
	'LOAN_DOWN',
	'FLOW',
	'WITHDRAWN',
	'CHANGED',
	// Prices and rates.
	'PRICE',
	'RATE',
	// Overrides.
	'DRAFTED',
	'SUBMITTED',
	'APPROVED',
	'REJECTED',
	'REVERSED',
	'EXPIRED',
	// Reference data, day roll, and what no record tells.
	'ENTITY',
	'ACCOUNT',
	'COUNTERPARTY',
	'INSTRUMENT',
	'ROLL',
	'RESTART',
	'NO_RATIO',
] as const;
export type CauseCode = (typeof CAUSE_CODES)[number];

/** Why a ratio moved. `subject` tells causes of one code apart; empty where nothing does. */
export interface Cause {
	readonly group: CauseGroup;
	readonly code: CauseCode;
	readonly subject: string;
}

/** One name for one cause, in links too. */
export const causeKey = ({ group, code, subject }: Cause): string => (subject === '' ? `${group}.${code}` : `${group}.${code}.${subject}`);
