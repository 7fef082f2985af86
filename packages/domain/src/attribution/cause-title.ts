import { assertNever } from '../assert-never.ts';
import type { Cause, CauseCode } from './cause.ts';

/** Kinds of instruments and classes of trades, as a sentence names several. */
const MANY: Readonly<Record<string, string>> = {
	SOVEREIGN: 'Sovereign bonds',
	CREDIT: 'Non-sovereign bonds',
	BOND: 'Bonds',
	EQUITY: 'Equities',
	COMMODITY: 'Commodities',
	FUND: 'Fund units',
	FX: 'FX deals',
	REPO: 'Repos and reverse repos',
	INTERBANK: 'Interbank deals',
	DERIVATIVE: 'Derivatives',
};
const many = (subject: string): string => MANY[subject] ?? 'Securities';
const lower = (text: string): string => (/^[A-Z]{2}/.test(text) ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`);

const OVERRIDE_WORDS: Partial<Record<CauseCode, string>> = {
	DRAFTED: 'drafted',
	SUBMITTED: 'submitted',
	APPROVED: 'in force',
	REJECTED: 'rejected',
	WITHDRAWN: 'withdrawn',
	REVERSED: 'reversed',
	EXPIRED: 'expired',
};
const BALANCE_WORDS: Partial<Record<CauseCode, string>> = {
	FACILITY_UP: 'Facilities granted',
	FACILITY_DOWN: 'Facilities drawn',
	OWN_DEBT_UP: 'Own debt issued',
	OWN_DEBT_DOWN: 'Own debt redeemed',
	LOAN_UP: 'Loans granted',
	LOAN_DOWN: 'Loans repaid',
	FLOW: 'Other flows',
	WITHDRAWN: 'Balances withdrawn',
	CHANGED: 'Terms of balances changed',
};

/** A cause as the attribution's table names it. */
export function causeTitle({ group, code, subject }: Cause): string {
	switch (group) {
		case 'TRADE':
			return tradeTitle(code, subject);
		case 'SETTLEMENT':
			if (code === 'TRADE_TO_COME') return 'Payments ahead of their trades';
			return `${many(subject)} ${code === 'START' ? 'begun' : 'settled'}`;
		case 'MATURITY':
			return `${many(subject)} repaid at maturity`;
		case 'CUSTOMER':
			return code === 'IN' ? 'Deposits in' : 'Withdrawals';
		case 'BALANCE':
			if (code === 'OPENING') return 'Opening balances';
			return subject === '' ? (BALANCE_WORDS[code] ?? 'Balances') : `${BALANCE_WORDS[code] ?? 'Balances'}, ${subject}`;
		case 'PRICE':
			return `Prices, ${lower(many(subject))}`;
		case 'FX_RATE':
			return 'FX rates';
		case 'OVERRIDE':
			return `Override ${subject} ${OVERRIDE_WORDS[code] ?? 'changed'}`;
		case 'REFERENCE':
			return `Reference data, ${code.toLowerCase()}`;
		case 'DAY_ROLL':
			return `Day roll to ${subject}`;
		case 'UNRECORDED':
			return code === 'NO_RATIO' ? 'While there was no ratio' : 'Between two runs of the engine';
		default:
			return assertNever(group);
	}
}

function tradeTitle(code: CauseCode, subject: string): string {
	switch (code) {
		case 'BUY':
			return `${many(subject)} bought`;
		case 'SELL':
			return `${many(subject)} sold`;
		case 'PLACEMENT':
			return 'Interbank placements';
		case 'TAKING':
			return 'Interbank takings';
		case 'REPO':
			return 'Repos';
		case 'REVERSE_REPO':
			return 'Reverse repos';
		case 'CANCEL':
			return `${many(subject)}, cancelled`;
		default:
			return many(code);
	}
}
