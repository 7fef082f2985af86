import { LogBusyError, LogCorruptError, LogFullError, LogReadOnlyError, LogVersionError } from '@tideline/event-log/errors';
import { UsageError } from './usage-error.ts';

/** Errors whose message says what to do. */
const IN_ONE_LINE = [UsageError, LogBusyError, LogCorruptError, LogFullError, LogReadOnlyError, LogVersionError];

/** Runs a command and sets the exit code: one line for what the user can mend, the stack for what only a developer can. */
export async function report(command: () => Promise<number>): Promise<void> {
	// Whoever read what we write may leave: that ends neither a running system nor a feed half way.
	for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
	try {
		process.exitCode = await command();
	} catch (error) {
		process.stderr.write(`tideline: ${textOf(error)}\n`);
		process.exitCode = 1;
	}
}

function textOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return IN_ONE_LINE.some((kind) => error instanceof kind) ? error.message : (error.stack ?? error.message);
}
