/** Long-term ratings in S&P's letters, best first. */
export const RATINGS = [
	'AAA',
	'AA+',
	'AA',
	'AA-',
	'A+',
	'A',
	'A-',
	'BBB+',
	'BBB',
	'BBB-',
	'BB+',
	'BB',
	'BB-',
	'B+',
	'B',
	'B-',
	'CCC+',
	'CCC',
	'CCC-',
	'CC',
	'C',
	'D',
] as const;
export type Rating = (typeof RATINGS)[number];

const NOTCH: ReadonlyMap<string, number> = new Map(RATINGS.map((rating, index) => [rating, index]));

/** Notches from the best rating (0 is AAA); null for a rating outside the scale, which then meets no condition. */
export function notch(rating: string): number | null {
	return NOTCH.get(rating) ?? null;
}

/** Whether a rating stands between two others, both included. An unrated asset is rated nowhere. */
export function ratedWithin(rating: string | null, best: Rating, worst: Rating): boolean {
	const observed = rating === null ? null : notch(rating);
	const from = notch(best);
	const to = notch(worst);
	return observed !== null && from !== null && to !== null && observed >= from && observed <= to;
}
