import type { Rating } from '../rating.ts';

/** The credit quality steps that the articles name. */
export type CreditQualityStep = 1 | 2 | 3;

/** The worst long-term rating of each step, in S&P's letters: the mapping of Implementing Regulation (EU) 2016/1799. */
export const WORST_OF_STEP: { readonly [Step in CreditQualityStep]: Rating } = { 1: 'AA-', 2: 'A-', 3: 'BBB-' };

/** The best rating that is below step 1. */
export const BELOW_STEP_1: Rating = 'A+';
