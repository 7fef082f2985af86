import type { OverrideProposal } from '../schema/override-event.ts';
import { type Classification, classify, decided } from './classify.ts';
import type { Facts } from './facts.ts';
import type { Rulebook } from './rulebook.ts';
import { findStockClass, stockClass } from './stock-lines.ts';

/** The parts of a proposal that reclassify an asset; null leaves a part to the rulebook. */
export type Reclassification = Pick<OverrideProposal, 'assetClass' | 'level' | 'subclass' | 'eligible'>;

/**
 * Where an asset stands under an override: another asset class is judged anew by the rules; a level and subclass replace their answer
 * with the rule of that class, its haircut and paragraph, and its conditions show what the facts do not meet; `eligible` replaces the
 * operational test.
 * @throws UnknownLineError when the rulebook has no such level and subclass; `validateProposal` refuses it earlier.
 */
export function classifyOverridden(facts: Facts, override: Reclassification | null, rulebook: Rulebook): Classification {
	const judged = override?.assetClass ? { ...facts, assetClass: override.assetClass } : facts;
	const byRules = classify(judged, rulebook);
	if (!override) return byRules;
	const classification = override.level === null ? byRules : inClass(override.level, override.subclass, judged, rulebook, byRules);
	return { ...classification, eligible: classification.level !== 'INELIGIBLE' && (override.eligible ?? true) };
}

function inClass(
	level: Classification['level'],
	subclass: string | null,
	facts: Facts,
	rulebook: Rulebook,
	byRules: Classification,
): Classification {
	const row = stockClass(rulebook, level, subclass ?? byRules.subclass);
	if (row === findStockClass(rulebook, byRules.level, byRules.subclass)) return byRules;
	// Many rules lead out of HQLA; the last one says no more than that.
	return decided(
		rulebook.rules.findLastIndex(({ stock }) => stock === row.id),
		facts,
		rulebook,
		byRules.missed,
	);
}
