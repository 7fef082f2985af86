import { type Fraction, formatFraction } from '../fraction.ts';
import { RULEBOOK_IDS } from '../schema/vocabulary.ts';
import type { RulebookTables } from './rulebook.ts';
import { rulebook } from './rulebooks.ts';

const WHOLE: Fraction = { num: 1, den: 1 };

/** The share of its net outflows that a rulebook asks of an entity whose record names one; all where the rulebook grants none. */
export function outflowAdjustment({ outflowAdjustments = [] }: Pick<RulebookTables, 'outflowAdjustments'>, named?: string): Fraction {
	return outflowAdjustments.find((share) => isSame(share, named)) ?? outflowAdjustments[0] ?? WHOLE;
}

/** Whether any rulebook grants a share, given as a decimal. */
export function isOutflowAdjustment(text: string): boolean {
	return RULEBOOK_IDS.some((id) => rulebook(id).outflowAdjustments?.some((share) => isSame(share, text)));
}

/** `0.70` names what a table writes as `0.7`. */
function isSame(share: Fraction, text: string | undefined): boolean {
	return text !== undefined && Number(text) === Number(formatFraction(share));
}
