import type { ProblemType } from '@tideline/api';
import type { Request } from 'express';
import type { z } from 'zod';
import type { Actor } from '../identity/actor.ts';
import { ProblemError } from './problem.ts';

/** What a handler gets: everything parsed, and who calls. */
export interface Call<P, Q, B> {
	params: P;
	query: Q;
	body: B;
	actor: Actor;
	address: string;
}

/** A body that is not JSON: its media type, and the name that a browser saves it under. */
export interface TextAnswer {
	type: string;
	fileName: string | null;
	text: string | Buffer;
}

/** One operation of the interface: what validates it, what describes it and what does it. */
export interface Route {
	method: 'get' | 'post';
	/** As in OpenAPI: `/api/cash/{accountId}/day`. */
	path: string;
	summary: string;
	params: z.ZodType | null;
	query: z.ZodType | null;
	body: z.ZodType | null;
	/** A schema for JSON, else the media type of a text. */
	response: z.ZodType | string;
	/** Status of success. */
	status: number;
	problems: readonly ProblemType[];
	/** Needs the figures of everything that was in the log to have been published. */
	needsData: boolean;
	run(request: Request, actor: Actor): Promise<{ status: number; json: unknown } | TextAnswer>;
}

interface Definition<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
	method: Route['method'];
	path: string;
	summary: string;
	params?: P;
	query?: Q;
	body?: B;
	response: R;
	status?: number;
	problems?: readonly ProblemType[];
	needsData?: boolean;
	handle(call: Call<z.output<P>, z.output<Q>, z.output<B>>): Promise<Answer<z.input<R>>> | Answer<z.input<R>>;
}

/** The body, or the body with another status than the usual one. */
type Answer<T> = T | WithStatus<T>;
export class WithStatus<T> {
	readonly status: number;
	readonly body: T;
	constructor(status: number, body: T) {
		this.status = status;
		this.body = body;
	}
}

/** An operation that answers JSON. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
	definition: Definition<P, Q, B, R>,
): Route {
	const { params, query, body, status = 200, problems = [], needsData = true } = definition;
	return {
		...definition,
		params: params ?? null,
		query: query ?? null,
		body: body ?? null,
		status,
		needsData,
		problems,
		async run(request, actor) {
			const call = parseCall(request, actor, { params, query, body });
			const answer = await definition.handle(call as Call<z.output<P>, z.output<Q>, z.output<B>>);
			return answer instanceof WithStatus ? { status: answer.status, json: answer.body } : { status, json: answer };
		},
	};
}

/** An operation that answers a text of another media type. */
export function textRoute<Q extends z.ZodType, P extends z.ZodType>(definition: {
	path: string;
	summary: string;
	params?: P;
	query: Q;
	type: string;
	problems?: readonly ProblemType[];
	handle(call: Call<z.output<P>, z.output<Q>, unknown>): TextAnswer | Promise<TextAnswer>;
}): Route {
	const { path, summary, params, query, type, problems = ['not-found'], handle } = definition;
	return {
		method: 'get',
		path,
		summary,
		params: params ?? null,
		query,
		body: null,
		response: type,
		status: 200,
		problems,
		needsData: true,
		run: async (request, actor) => handle(parseCall(request, actor, { params, query }) as Call<z.output<P>, z.output<Q>, unknown>),
	};
}

interface Schemas {
	params?: z.ZodType | undefined;
	query?: z.ZodType | undefined;
	body?: z.ZodType | undefined;
}

function parseCall(request: Request, actor: Actor, { params, query, body }: Schemas): Call<unknown, unknown, unknown> {
	if (body !== undefined && !request.is('application/json')) {
		throw new ProblemError('unsupported-media-type', 'The body has to be application/json.');
	}
	return {
		params: params === undefined ? undefined : parse(params, { ...request.params }, 'path'),
		query: query === undefined ? undefined : parse(query, { ...request.query }, 'query'),
		body: body === undefined ? undefined : parse(body, request.body, 'body'),
		actor,
		address: request.socket.remoteAddress ?? 'unknown',
	};
}

function parse(schema: z.ZodType, value: unknown, where: string): unknown {
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	const errors = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
	throw new ProblemError(
		'bad-request',
		`The ${where} does not fit: ${errors.map(({ path, message }) => `${path || where}: ${message}`).join('; ')}.`,
		errors,
	);
}
