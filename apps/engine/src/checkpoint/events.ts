import type { Logger } from 'pino';

/** What happens to checkpoints. */
export interface CheckpointEvents {
	/** `savedAt` in ms since the epoch. */
	checkpointLoaded(savedAt: number): void;
	checkpointRefused(path: string, reason: string): void;
	/** `took` in milliseconds, others having had their turn. */
	checkpointWritten(bytes: number, took: number): void;
	/** What an earlier process had begun to write when it was ended is taken away. */
	checkpointGivenUp(path: string): void;
	checkpointFailed(path: string, error: unknown): void;
}

export function createCheckpointEvents(logger: Logger): CheckpointEvents {
	return {
		checkpointLoaded(savedAt) {
			const at = new Date(savedAt).toISOString();
			logger.info({ event: { action: 'checkpoint-loaded' }, savedAt: at }, `the fold goes on from its checkpoint of ${at}`);
		},
		checkpointRefused(path, reason) {
			const said = `the checkpoint ${path} is not used, the log is folded from its start: ${reason}`;
			logger.warn({ event: { action: 'checkpoint-refused' }, reason }, said);
		},
		checkpointWritten(bytes, took) {
			logger.info({ event: { action: 'checkpoint-written', duration: took * 1e6 }, bytes }, 'checkpoint written');
		},
		checkpointGivenUp(path) {
			const said = `an earlier process ended while it wrote a checkpoint: ${path} is removed, the one before it is used`;
			logger.warn({ event: { action: 'checkpoint-given-up' } }, said);
		},
		checkpointFailed(path, error) {
			logger.warn(
				{ event: { action: 'checkpoint-failed' }, err: error },
				`no checkpoint could be written to ${path}; the next one tries again`,
			);
		},
	};
}
