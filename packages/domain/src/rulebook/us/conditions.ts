import { bookedAs, condition, ofKind, rated } from '../conditions.ts';

/** The conditions of §249.20 that other rulebooks do not ask. */
export const investmentGrade = rated('Investment grade', 'AAA', 'BBB-');
export const sovereignEntity = ofKind('Sovereign or central bank', 'SOVEREIGN', 'CENTRAL_BANK');
export const sovereignOrMdb = ofKind('Sovereign, central bank or MDB', 'SOVEREIGN', 'CENTRAL_BANK', 'MDB');
export const banknotes = [bookedAs('CASH', 'Cash'), ofKind('Coins and banknotes', 'BANKNOTES')] as const;
export const unitedStates = condition(
	'Issuer of the United States',
	[{ kind: 'one-of', fact: 'issuerCountry', values: ['US'] }],
	['issuerCountry'],
);
