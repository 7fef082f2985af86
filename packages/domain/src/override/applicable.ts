import type { Rulebook } from '../rulebook/rulebook.ts';
import { findStockClass } from '../rulebook/stock-lines.ts';
import type { OverrideProposal } from '../schema/override-event.ts';

/**
 * What a rulebook can follow of an override that was made under another one: a class that it does not have stays with its own rules. So
 * an override for all entities puts a bond into level 2A where there is such a class, and changes nothing where there is none.
 */
export function applicable<P extends Pick<OverrideProposal, 'level' | 'subclass'>>(proposal: P, rulebook: Rulebook): P {
	const { level, subclass } = proposal;
	if (level === null || (subclass === null && level !== 'INELIGIBLE')) return proposal;
	return findStockClass(rulebook, level, subclass ?? '') ? proposal : { ...proposal, level: null, subclass: null };
}
