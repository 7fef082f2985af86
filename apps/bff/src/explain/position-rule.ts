import type { ExplainedRule, RuleDecision } from '@tideline/api';
import { complement, formatFraction, parseFraction } from '@tideline/domain';

/** The rule that classified a position, with the share that counts. */
export function positionRule({ ruleId, title, reference, verified, haircut, conditions }: RuleDecision, condition: string): ExplainedRule {
	return { ruleId, title, reference, condition, rate: shareLeft(haircut), verified, conditions };
}

const shareLeft = (haircut: string): string => formatFraction(complement(parseFraction(haircut)));
