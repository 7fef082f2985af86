import type { OverrideProposal } from '../schema/override-event.ts';
import { type Classification, classify } from './classify.ts';
import type { Facts } from './facts.ts';
import type { Rulebook } from './rulebook.ts';
import { stockLine, stockLineId } from './stock-lines.ts';

/** The parts of a proposal that reclassify an asset; null leaves a part to the rulebook. */
export type Reclassification = Pick<OverrideProposal, 'assetClass' | 'level' | 'subclass' | 'eligible'>;

/**
 * Where an asset stands under an override: another asset class is judged anew by the rules, a level and subclass replace their answer,
 * `eligible` replaces the operational test. The rule and conditions stay those of the rulebook, so that a page can show both.
 * @throws UnknownLineError when the rulebook has no such level and subclass; `validateProposal` refuses it earlier.
 */
export function classifyOverridden(facts: Facts, override: Reclassification | null, rulebook: Rulebook): Classification {
	const byRules = classify(override?.assetClass ? { ...facts, assetClass: override.assetClass } : facts, rulebook);
	if (!override) return byRules;
	const { level, subclass, haircut, reference } = override.level
		? stockLine(rulebook, stockLineId(override.level, override.subclass ?? byRules.subclass))
		: byRules;
	return { ...byRules, level, subclass, haircut, reference, eligible: level !== 'INELIGIBLE' && (override.eligible ?? byRules.eligible) };
}
