import { assertNever } from '../assert-never.ts';
import { compareFractions } from '../compare-fractions.ts';
import type { Fraction } from '../fraction.ts';
import { describeFact } from './describe-fact.ts';
import type { Facts } from './facts.ts';
import { type Rating, ratedWithin } from './rating.ts';

type FactsOfType<T> = { [Name in keyof Facts]: Facts[Name] extends T ? Name : never }[keyof Facts];

/** One question to the facts; an unknown fact meets none. */
export type Test =
	| { readonly kind: 'is'; readonly fact: FactsOfType<boolean | null>; readonly value: boolean }
	| { readonly kind: 'one-of'; readonly fact: FactsOfType<string | null>; readonly values: readonly string[] }
	| { readonly kind: 'none-of'; readonly fact: FactsOfType<string | null>; readonly values: readonly string[] }
	| { readonly kind: 'at-most'; readonly fact: FactsOfType<Fraction | null>; readonly limit: Fraction }
	| { readonly kind: 'at-least'; readonly fact: FactsOfType<Fraction | null>; readonly limit: Fraction }
	| { readonly kind: 'above'; readonly fact: FactsOfType<Fraction | null>; readonly limit: Fraction }
	| { readonly kind: 'rated'; readonly best: Rating; readonly worst: Rating };

/** A condition of a rule as a person reads it, and the tests that decide it: all of them must hold. */
export interface Condition {
	readonly text: string;
	readonly tests: readonly Test[];
	/** The facts that are shown beside the text. */
	readonly shows: readonly (keyof Facts)[];
}

/** A condition with what was observed. */
export interface JudgedCondition {
	readonly text: string;
	readonly value: string;
	readonly met: boolean;
}

/** Whether `facts` meet `condition`, with what was observed in words. */
export function judge(condition: Condition, facts: Facts): JudgedCondition {
	return { text: condition.text, value: condition.shows.map((name) => describeFact(facts, name)).join(', '), met: isMet(condition, facts) };
}

/** Whether `facts` meet `condition`: what rules are decided by, without the words. */
export function isMet(condition: Condition, facts: Facts): boolean {
	return condition.tests.every((test) => holds(test, facts));
}

function holds(test: Test, facts: Facts): boolean {
	switch (test.kind) {
		case 'is':
			return facts[test.fact] === test.value;
		case 'one-of': {
			const value = facts[test.fact];
			return value !== null && test.values.includes(value);
		}
		case 'none-of': {
			const value = facts[test.fact];
			return value !== null && !test.values.includes(value);
		}
		case 'at-most': {
			const value = facts[test.fact];
			return value !== null && compareFractions(value, test.limit) <= 0;
		}
		case 'at-least': {
			const value = facts[test.fact];
			return value !== null && compareFractions(value, test.limit) >= 0;
		}
		case 'above': {
			const value = facts[test.fact];
			return value !== null && compareFractions(value, test.limit) > 0;
		}
		case 'rated':
			return ratedWithin(facts.rating, test.best, test.worst);
		default:
			return assertNever(test);
	}
}
