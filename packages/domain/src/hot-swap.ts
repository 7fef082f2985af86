/** How long a generation that was replaced stays open, in milliseconds: what began on it may end on it. */
export const LINGER_MS = 8_000;
/** Generations that linger at most; one more closes the oldest at once. */
export const MAX_LINGERING = 2;
/** Steps of the swap log that are kept, the newest. */
export const MAX_SWAP_STEPS = 50;
/** Longest name of a topic, in characters: Kafka's own bound. */
export const MAX_TOPIC_LENGTH = 249;
