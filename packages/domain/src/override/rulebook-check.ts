import { type Classification, classify, type RuleTrial, trial } from '../rulebook/classify.ts';
import type { Facts } from '../rulebook/facts.ts';
import type { Reclassification } from '../rulebook/overridden.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { findStockClass } from '../rulebook/stock-lines.ts';

/** Whether a proposed class is what the rulebook would say itself. A contradiction is a warning: a person may know more than the data. */
export interface RulebookCheck {
	readonly verdict: 'AGREES' | 'CONTRADICTS';
	/** What the rules say of the asset, in the proposed asset class. */
	readonly byRules: Classification;
	/** The rule of the proposed class with every condition; null when the proposal leaves the class to the rules or takes it out. */
	readonly proposed: RuleTrial | null;
	/** One sentence a contradiction. */
	readonly warnings: readonly string[];
}

/** Holds a proposal against the rules, on the asset class that it proposes. */
export function checkAgainstRulebook(facts: Facts, proposal: Reclassification, rulebook: Rulebook): RulebookCheck {
	const judged = proposal.assetClass ? { ...facts, assetClass: proposal.assetClass } : facts;
	const byRules = classify(judged, rulebook);
	if (proposal.level === null) return { verdict: 'AGREES', byRules, proposed: null, warnings: [] };
	const proposedLine = findStockClass(rulebook, proposal.level, proposal.subclass ?? byRules.subclass);
	const rule = rulebook.rules.find(({ stock }) => stock === proposedLine?.id);
	const proposed = rule && proposal.level !== 'INELIGIBLE' ? trial(rule, judged) : null;
	if (proposedLine === findStockClass(rulebook, byRules.level, byRules.subclass))
		return { verdict: 'AGREES', byRules, proposed, warnings: [] };
	const unmet = (proposed?.conditions ?? []).filter(({ met }) => !met);
	return {
		verdict: 'CONTRADICTS',
		byRules,
		proposed,
		warnings: [
			`${rulebook.title} says: ${byRules.title}, ${byRules.reference}.`,
			...unmet.map(({ text, value }) => `${proposed?.title} asks “${text}”: ${value}.`),
		],
	};
}
