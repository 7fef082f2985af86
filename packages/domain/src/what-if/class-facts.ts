import { assertNever } from '../assert-never.ts';
import { fraction } from '../fraction.ts';
import type { Test } from '../rulebook/condition.ts';
import type { Facts } from '../rulebook/facts.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

const UNKNOWN: Facts = {
	...{ assetClass: 'BOND', kind: 'CORPORATE', issuerName: null, issuerType: null, financialIssuer: null, ownIssue: null },
	...{ riskWeight: null, rating: null, senior: false, plainVanilla: false, exchange: null, exchangeTraded: false },
	...{ centrallyCleared: false, majorIndex: false, currency: '', domesticCurrency: false, domesticIssuer: false },
	...{ stressPriceFall: null, loanToValue: null, fullRecourse: null, issuerCountry: '', promotionalIssuer: null, issueSize: null },
	...{ yearsAtIssue: null, coverExcess: null, sts: null, pool: null, guarantor: null, fundHolds: null, interestFreeHolder: false },
};

/**
 * The facts of a security of which only the class is known: it just meets the rule of that class, and stands on the last rating that it
 * admits. Null where the class does not depend on a rating.
 */
export function poorestOfClass(rulebook: Rulebook, stock: string): Facts | null {
	const rule = rulebook.rules.find((candidate) => candidate.stock === stock);
	const tests = rule ? [...rule.scope, ...rule.conditions].flatMap((condition) => condition.tests) : [];
	if (!tests.some(({ kind }) => kind === 'rated')) return null;
	return Object.assign({}, UNKNOWN, ...tests.map(meeting));
}

function meeting(test: Test): Partial<Facts> {
	switch (test.kind) {
		case 'is':
			return { [test.fact]: test.value };
		case 'one-of':
			return { [test.fact]: test.values[0] };
		case 'none-of':
			return { [test.fact]: '' };
		case 'at-most':
		case 'at-least':
			return { [test.fact]: test.limit };
		case 'above':
			return { [test.fact]: fraction(test.limit.num + test.limit.den, test.limit.den) };
		case 'rated':
			return { rating: test.worst };
		default:
			return assertNever(test);
	}
}
