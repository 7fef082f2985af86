const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The JSON of a record's value. @throws TypeError for bytes that are not UTF-8, SyntaxError for a text that is not JSON. */
export function jsonOf(value: Uint8Array): unknown {
	return JSON.parse(utf8.decode(value));
}
