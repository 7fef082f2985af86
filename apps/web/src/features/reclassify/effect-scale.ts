import type { Scale } from '../../format/money.ts';

/** The scale of an effect where the page shows `scale`: six columns of single units do not fit, and thousands are exact enough to decide by. */
export const effectScale = (scale: Scale): Scale => (scale === '1' ? 'k' : scale);
