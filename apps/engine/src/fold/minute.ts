/**
 * Resolution of payments and openings: what happens within one minute is netted, so that its order does not matter, and a payment counts
 * beside an opening when it was confirmed in the opening's minute or later.
 */
export const MINUTE_MS = 60_000;
export const MINUTES_A_DAY = 1_440;
/** Steps of the curve of a cash account. */
export const QUARTER_MS = 15 * MINUTE_MS;

/** Minutes since the epoch of an instant in ms; -Infinity stays what it is. */
export const minuteOf = (at: number): number => Math.floor(at / MINUTE_MS);
