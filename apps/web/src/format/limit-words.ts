import type { LimitName, LimitState, Limits } from '@tideline/domain';
import { formatChange, formatStock, roundTo } from './number.ts';

/** A ratio held against its limits, in words; `tone` says how loud. */
export interface Verdict {
	tone: 'quiet' | 'warning' | 'error';
	text: string;
}

/** Limits in the order of their height, highest first, with their names in a sentence. */
export const LIMIT_NAMES: readonly { name: LimitName; title: string; inSentence: string }[] = [
	{ name: 'internal', title: 'Internal', inSentence: 'internal limit' },
	{ name: 'earlyWarning', title: 'Early warning', inSentence: 'early warning' },
	{ name: 'regulatory', title: 'Regulatory', inSentence: 'regulatory minimum' },
];
const CROSSED: Partial<Record<LimitState, LimitName>> = {
	BELOW_INTERNAL: 'internal',
	BELOW_EARLY_WARNING: 'earlyWarning',
	BELOW_REGULATORY: 'regulatory',
};

/** A limit in per cent. */
export const limitPercent = (limits: Limits, name: LimitName) => roundTo((limits[name].num / limits[name].den) * 100, 4);

/** `115 %`; a limit with decimals keeps them. */
export const formatLimit = (limits: Limits, name: LimitName) => `${roundTo(limitPercent(limits, name), 2)} %`;

/** `+16.4 pts over internal limit 115 %`, `1.4 pts below internal limit 115 %`. */
export function verdict(lcr: number | null, state: LimitState, limits: Limits): Verdict {
	if (lcr === null) return { tone: 'quiet', text: 'no net outflow in the next 30 days' };
	const crossed = CROSSED[state];
	const name = crossed ?? 'internal';
	const words = `${LIMIT_NAMES.find((limit) => limit.name === name)?.inSentence} ${formatLimit(limits, name)}`;
	const points = roundTo(lcr * 100, 1) - limitPercent(limits, name);
	if (!crossed) return { tone: 'quiet', text: `${formatChange(points, 1)} pts over ${words}` };
	const tone = crossed === 'regulatory' ? 'error' : 'warning';
	// Past the limit again, but not by enough to call it recovered.
	if (points >= 0) return { tone, text: `${formatChange(points, 1)} pts over ${words}, just back` };
	return { tone, text: `${formatStock(-points, 1)} pts below ${words}` };
}
