/** Marks a place that the type checker proves unreachable. @throws Error when data from outside got past a parser. */
export function assertNever(value: never): never {
	throw new Error(`Unexpected variant: ${JSON.stringify(value)}`);
}
