import { QueryClient } from '@tanstack/react-query';
import { catchingUp, ProblemError } from './problem-error.ts';

const MAX_RETRIES = 3;
/** A server that reads its log answers as soon as it has; until then it is asked each second. */
const CATCHING_UP_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Requests and their answers; streams have their own stores. */
export function createQueryClient(): QueryClient {
	return new QueryClient({
		defaultOptions: {
			queries: {
				staleTime: 30_000,
				refetchOnWindowFocus: false,
				retry: (failures, error) =>
					catchingUp(error) !== null || (failures < MAX_RETRIES && (!(error instanceof ProblemError) || error.shouldRetry())),
				retryDelay: (failures, error) => (catchingUp(error) === null ? Math.min(1_000 * 2 ** failures, LONGEST_WAIT_MS) : CATCHING_UP_MS),
			},
		},
	});
}
