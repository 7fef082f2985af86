import { resolve } from 'node:path';
import { UsageError } from './usage-error.ts';

/** What `--data` is, of a command that works on a log. */
export const DATA_HELP =
	'--data DIR        folder of the log (default .data in the checkout); KAFKA_BROKERS and SCHEMA_REGISTRY_URL name Kafka instead';

/** Absolute path of the folder that holds the log. @throws UsageError */
export function dataOf(data: string | undefined, root: string): string {
	if (data === '') throw new UsageError('--data takes a folder, not ""');
	return resolve(root, data ?? '.data');
}
