import type { Buffer } from 'node:buffer';
import { repeatedKeys } from '@tideline/domain';
import express, { type RequestHandler } from 'express';
import { ProblemError } from './problem.ts';

/**
 * Reads bodies of JSON in UTF-8 up to `limit` (RFC 8259 §8.1). JSON that is no object is left to the schema of the body, which says what it
 * is. A key that stands twice in one object is refused: a parser takes the last and says nothing (§4).
 */
export function jsonBody(limit: string | number): RequestHandler {
	return express.json({ limit, strict: false, verify: (_request, _response, body, charset) => refuseRepeatedKeys(body, charset) });
}

function refuseRepeatedKeys(body: Buffer, charset: string): void {
	if (charset !== 'utf-8') throw new ProblemError('unsupported-media-type', 'The body has to be JSON in UTF-8.');
	// As the parser reads it: a byte-order mark is none of the text.
	const text = new TextDecoder().decode(body);
	if (!isJson(text)) return;
	const repeated = repeatedKeys(text).map(({ path, text: message }) => ({ path, message }));
	if (repeated.length > 0) throw new ProblemError('bad-request', 'The body has a key twice in one object.', repeated);
}

/** What is none is refused by the parser itself. */
function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}
