import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem-error.ts';

const MAX_RETRIES = 3;

/** Requests and their answers; streams have their own stores. */
export function createQueryClient(): QueryClient {
	return new QueryClient({
		defaultOptions: {
			queries: {
				staleTime: 30_000,
				refetchOnWindowFocus: false,
				retry: (failures, error) => failures < MAX_RETRIES && (!(error instanceof ProblemError) || error.shouldRetry()),
			},
		},
	});
}
