import type { Fraction } from '../fraction.ts';
import type { HqlaLevel } from '../schema/vocabulary.ts';
import type { ClassificationRule } from './classification-rule.ts';
import { isMet, type JudgedCondition, judge } from './condition.ts';
import type { Facts } from './facts.ts';
import type { Verified } from './flow-line.ts';
import type { Rulebook } from './rulebook.ts';
import { stockLine } from './stock-lines.ts';

/** A rule that was about the asset and did not take it: what it asked and what was observed. */
export interface RuleTrial {
	readonly ruleId: string;
	readonly title: string;
	readonly reference: string;
	readonly conditions: readonly JudgedCondition[];
}

/** Where an asset stands under a rulebook, and why. */
export interface Classification {
	readonly level: HqlaLevel;
	readonly subclass: string;
	/** The rules admit it: not `INELIGIBLE`. The operational test is a field of its own and may still say no. */
	readonly eligible: boolean;
	readonly ruleId: string;
	readonly title: string;
	readonly reference: string;
	/** How the deciding rule was verified. */
	readonly verified: Verified;
	readonly haircut: Fraction;
	readonly conditions: readonly JudgedCondition[];
	/** Rules in whose scope the asset is and whose conditions it fails, in order. */
	readonly missed: readonly RuleTrial[];
	/** Place of the deciding rule in the order of evaluation, from 1. */
	readonly ruleNumber: number;
	readonly ruleCount: number;
}

/** The first rule whose scope and conditions the facts meet decides; a rulebook's last rule takes whatever is left. */
export function classify(facts: Facts, rulebook: Rulebook): Classification {
	const missed: RuleTrial[] = [];
	for (const [index, rule] of rulebook.rules.entries()) {
		if (!rule.scope.every((condition) => isMet(condition, facts))) continue;
		if (rule.conditions.every((condition) => isMet(condition, facts))) return decided(index, facts, rulebook, missed);
		if (!isExclusion(rule, rulebook)) missed.push(trial(rule, facts));
	}
	throw new Error(`The last rule of ${rulebook.id} does not take every asset`);
}

/** What a rule asks and what the facts say, whether or not it decides. */
export function trial(rule: ClassificationRule, facts: Facts): RuleTrial {
	const conditions = [...rule.scope, ...rule.conditions].map((condition) => judge(condition, facts));
	return { ruleId: rule.id, title: rule.title, reference: rule.reference, conditions };
}

/** The classification that the rule at an index gives, whether or not the facts meet it: what an override asks for. */
export function decided(index: number, facts: Facts, rulebook: Rulebook, missed: readonly RuleTrial[]): Classification {
	const rule = rulebook.rules[index];
	if (!rule) throw new RangeError(`${rulebook.id} has no rule ${index + 1}`);
	const { level, subclass, haircut } = stockLine(rulebook, rule.stock);
	return {
		level,
		subclass,
		eligible: level !== 'INELIGIBLE',
		ruleId: rule.id,
		title: rule.title,
		reference: rule.reference,
		verified: rule.verified,
		haircut,
		conditions: trial(rule, facts).conditions,
		missed,
		ruleNumber: index + 1,
		ruleCount: rulebook.rules.length,
	};
}

function isExclusion(rule: ClassificationRule, rulebook: Rulebook): boolean {
	return stockLine(rulebook, rule.stock).level === 'INELIGIBLE';
}
