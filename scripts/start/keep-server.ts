import { type SuperviseDeps, type Supervised, supervise } from './supervise.ts';

/** A server that runs already. */
export interface RunningServer {
	/** Resolves with how it ended: `code 1`, `signal SIGKILL`. */
	ended(): Promise<string>;
	/** Starts it again; resolves when it is ready. */
	restart(): Promise<unknown>;
	stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<unknown>;
}

/** Starts a server again when it ends, as `supervise` does; one that does not start counts as one that has ended. */
export function keepServer(server: RunningServer, deps: Omit<SuperviseDeps, 'start'>): Supervised {
	let ready: Promise<unknown> | null = null;
	return supervise({
		...deps,
		start() {
			const starting = ready === null ? Promise.resolve() : server.restart();
			ready = starting;
			return {
				ended: starting.then(
					() => server.ended(),
					(error: unknown) => (error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)),
				),
				kill: (signal) => void starting.then(() => server.stop(signal === 'SIGKILL' ? signal : 'SIGTERM')).catch(() => undefined),
			};
		},
	});
}
