import { ecsFormat } from '@elastic/ecs-pino-format';
import { destination, type Logger, pino } from 'pino';

/** JSON in Elastic Common Schema, to a file or to standard output. */
export function createLogger({ level, file }: { level: string; file: string | null }): Logger {
	// Synchronous, so that the last lines before an exit are there.
	return pino({ ...ecsFormat(), level }, destination({ dest: file ?? 1, sync: true, mkdir: true }));
}
