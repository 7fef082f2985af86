import { UsageError } from './usage-error.ts';

/** Runs a command and sets the exit code: one line for what the user can mend, the stack for what only a developer can. */
export async function report(command: () => Promise<number>): Promise<void> {
	try {
		process.exitCode = await command();
	} catch (error) {
		const text = error instanceof Error && !(error instanceof UsageError) ? error.stack : (error as UsageError).message;
		process.stderr.write(`tideline: ${text}\n`);
		process.exitCode = 1;
	}
}
