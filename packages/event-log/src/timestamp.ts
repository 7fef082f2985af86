/** Twice the distance of two timestamps must be a safe integer: milliseconds up to the year 73 000. */
export const MAX_TIMESTAMP = 2 ** 51;

/** Whether a record can have it: milliseconds since the epoch. */
export const isTimestamp = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= MAX_TIMESTAMP;
