import type { UseQueryResult } from '@tanstack/react-query';

/** A request that has failed for good, and nothing of an earlier one is left to show. */
export interface QueryFailure {
	readonly error: Error;
	/** Ms since the epoch. */
	readonly at: number;
	readonly retry: () => void;
}

/** Null while there is an answer, or may yet be one. */
export function failureOf({ data, error, errorUpdatedAt, refetch }: UseQueryResult): QueryFailure | null {
	return error === null || data !== undefined ? null : { error, at: errorUpdatedAt, retry: () => void refetch() };
}
