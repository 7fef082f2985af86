import { z } from 'zod';

/** The problems that this interface knows; the last part of the `type` URI. */
export const PROBLEM_TYPES = [
	'bad-request',
	'unauthenticated',
	'forbidden',
	'not-found',
	'method-not-allowed',
	'not-acceptable',
	'conflict',
	'gone',
	'body-too-large',
	'unsupported-media-type',
	'unprocessable',
	'too-many-requests',
	'catching-up',
	'internal',
] as const;
export type ProblemType = (typeof PROBLEM_TYPES)[number];

/** One thing that is wrong with a request: where, and what was expected. */
export const fieldError = z.object({ path: z.string(), message: z.string() });
export type FieldError = z.infer<typeof fieldError>;

/** RFC 9457 problem document; every answer of 400 and above is one. */
export const problem = z.object({
	type: z.string().meta({ description: 'urn:tideline:problem: and one of the known types', examples: ['urn:tideline:problem:not-found'] }),
	title: z.string(),
	status: z.int().min(400).max(599),
	detail: z.string().optional(),
	/** The path that was asked for. */
	instance: z.string().optional(),
	/** Finds the request in the server's log. */
	requestId: z.string().optional(),
	errors: z.array(fieldError).optional(),
	/** With `catching-up`: records of each topic that are still to be read. */
	behind: z.record(z.string(), z.int()).optional(),
});
export type Problem = z.infer<typeof problem>;

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';
export const problemUri = (type: ProblemType): string => `urn:tideline:problem:${type}`;
