import { onlineManager, QueryClient } from '@tanstack/react-query';
import type { Connection } from '../stream/connection.ts';
import type { Observable } from '../stream/observable.ts';
import { catchingUp, ProblemError } from './problem-error.ts';

const MAX_RETRIES = 3;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** A server that reads its log is soon done. */
const CATCHING_UP_LONGEST_MS = 8_000;

/** Requests and their answers; streams have their own stores. What is sent is sent now or fails: an override must not leave the page later. */
export function createQueryClient(): QueryClient {
	return new QueryClient({
		defaultOptions: {
			queries: {
				staleTime: 30_000,
				refetchOnWindowFocus: false,
				retry: (failures, error) =>
					catchingUp(error) !== null || (failures < MAX_RETRIES && (!(error instanceof ProblemError) || error.shouldRetry())),
				retryDelay: retryWait,
			},
			mutations: { networkMode: 'always' },
		},
	});
}

/** Wait before the next attempt, milliseconds: twice as long each time, and never less than the server asks for. */
export function retryWait(failures: number, error: Error): number {
	const longest = catchingUp(error) === null ? LONGEST_WAIT_MS : CATCHING_UP_LONGEST_MS;
	const asked = error instanceof ProblemError ? (error.retryAfter ?? 0) : 0;
	return Math.max(asked, Math.min(FIRST_WAIT_MS * 2 ** failures, longest));
}

/** Without a connection nothing is asked; what was wanted meanwhile is asked for when it is back. */
export function askWhileConnected(connection: Observable<Connection>): void {
	onlineManager.setEventListener((setOnline) => connection.subscribe(() => setOnline(connection.get().kind !== 'lost')));
}
