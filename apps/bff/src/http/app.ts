import { randomUUID } from 'node:crypto';
import { MAX_WHAT_IF_BYTES, PROBLEM_MEDIA_TYPE } from '@tideline/api';
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler, type Response } from 'express';
import type { AppContext } from '../app-context.ts';
import { compressAnswers } from './compress.ts';
import { jsonBody } from './json-body.ts';
import { openApiDocument } from './openapi.ts';
import { asProblem, ProblemError, problemDocument } from './problem.ts';
import type { Route } from './route.ts';
import { attributionRoutes } from './routes/attribution.ts';
import { cashRoutes } from './routes/cash.ts';
import { closedDayRoutes } from './routes/closed-days.ts';
import { controlRoutes } from './routes/control.ts';
import { explainRoutes } from './routes/explain.ts';
import { intradayRoutes } from './routes/intraday.ts';
import { ladderRoutes } from './routes/ladder.ts';
import { lcrRoutes } from './routes/lcr.ts';
import { messageRoutes } from './routes/messages.ts';
import { overrideRoutes } from './routes/overrides.ts';
import { positionRoutes } from './routes/positions.ts';
import { rejectedRoutes } from './routes/rejected.ts';
import { systemRoutes } from './routes/system.ts';
import { templateRoutes } from './routes/template.ts';
import { whatIfRoutes } from './routes/what-if.ts';
import { requestLimits, requireTrusted, securityHeaders } from './security.ts';
import { webRoutes } from './web.ts';

const BODY_LIMIT = '64kb';
/** A mended copy comes whole, in base64 where it is not text. */
const COPY_LIMIT = '512kb';
/** When to ask again while the log is being read. */
const RETRY_AFTER_SECONDS = 1;

/** Every operation of the interface. */
function allRoutes(context: AppContext): Route[] {
	return [
		systemRoutes,
		lcrRoutes,
		closedDayRoutes,
		templateRoutes,
		whatIfRoutes,
		explainRoutes,
		ladderRoutes,
		attributionRoutes,
		positionRoutes,
		cashRoutes,
		intradayRoutes,
		overrideRoutes,
		messageRoutes,
		rejectedRoutes,
		controlRoutes,
	].flatMap((routes) => routes(context));
}

export function createApp(context: AppContext, webRoot: string | null): Express {
	const app = express();
	app.disable('x-powered-by');
	const routes = allRoutes(context);
	app.use(requestId(context), securityHeaders(), requireTrusted, ...requestLimits(), compressAnswers());
	app.use('/api/what-if', jsonBody(MAX_WHAT_IF_BYTES));
	app.use('/api/rejected', jsonBody(COPY_LIMIT));
	app.use('/api', jsonBody(BODY_LIMIT), askEachTime);
	for (const [path, operations] of Map.groupBy(routes, (route) => expressPath(route.path))) {
		for (const route of operations) app[route.method](path, answer(route, context));
		app.all(path, notAllowed(operations));
	}
	const document = openApiDocument(routes);
	app.get('/api/openapi.json', (_request, response) => void response.json(document));
	app.get('/metrics', async (_request, response) => {
		response.type(context.metrics.registry.contentType).send(await context.metrics.registry.metrics());
	});
	if (webRoot !== null) app.use(webRoutes(webRoot));
	app.use((request, _response, next) => next(new ProblemError('not-found', `There is no ${request.path} here.`)));
	app.use(problems(context));
	return app;
}

function answer(route: Route, { resolveActor, published }: AppContext): RequestHandler {
	return async (request, response) => {
		const actor = await resolveActor({ headers: request.headers, address: request.socket.remoteAddress ?? '' });
		if (actor === null) throw new ProblemError('unauthenticated', 'Sign in to see this.');
		if (route.needsData && !published()) throw new ProblemError('catching-up', 'The log is still being read; try again in a moment.');
		const result = await route.run(request, actor);
		if ('json' in result) {
			response.status(result.status).json(result.json);
			return;
		}
		if (result.fileName !== null) response.attachment(result.fileName);
		response.type(result.type).send(result.text);
	};
}

function notAllowed(operations: readonly Route[]): RequestHandler {
	const allowed = operations.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])).join(', ');
	return (request, response, next) => {
		response.setHeader('Allow', allowed);
		next(new ProblemError('method-not-allowed', `${request.method} is not possible here, only ${allowed}.`));
	};
}

/** Gives every request an id, and counts its answer. */
function requestId({ events, clock }: AppContext): RequestHandler {
	return (request, response, next) => {
		const id = randomUUID();
		const began = clock.now();
		response.locals.requestId = id;
		response.setHeader('X-Request-Id', id);
		response.on('finish', () => {
			events.answered({ id, method: request.method, path: request.path, status: response.statusCode, milliseconds: clock.now() - began });
		});
		next();
	};
}

/** Figures move all the time: a browser may keep them only to ask whether they have changed. */
const askEachTime: RequestHandler = (_request, response, next) => {
	response.setHeader('Cache-Control', 'no-cache');
	next();
};

function problems({ events }: AppContext): ErrorRequestHandler {
	return (error: unknown, request: Request, response: Response, next) => {
		if (response.headersSent) return next(error);
		const id = String(response.locals.requestId ?? '');
		const problem = asProblem(error);
		if (problem.kind === 'internal') events.requestFailed(id, error);
		const document = problemDocument(problem, { path: request.originalUrl, requestId: id });
		response.removeHeader('Content-Disposition');
		if (problem.kind === 'catching-up') response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
		response.status(document.status).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(document));
	};
}

function expressPath(path: string): string {
	return path.replace(/\{(\w+)\}/g, ':$1');
}
