/** The end of an exhaustive switch. @throws TypeError when a value arrives that the types exclude. */
export function assertNever(value: never): never {
	throw new TypeError(`unexpected value ${JSON.stringify(value)}`);
}
