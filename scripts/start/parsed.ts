import { UsageError } from './usage-error.ts';

const AMBIGUOUS = /^Option '(?<option>[^']+)' argument is ambiguous/;

/** Parses arguments. @throws UsageError in one line that ends with how to learn more of the command */
export function parsed<T>(command: string, parse: () => T): T {
	try {
		return parse();
	} catch (error) {
		throw argumentError(error, command);
	}
}

/** What Node says of an argument that it cannot parse, in one line that ends with how to learn more. */
function argumentError(error: unknown, command: string): UsageError {
	const message = (error as Error).message;
	const option = AMBIGUOUS.exec(message)?.groups?.option;
	const what = option === undefined ? message.split('.')[0] : `${option} takes a value, which cannot begin with "-"`;
	return new UsageError(`${what}; ${command} -- --help lists the options`);
}
