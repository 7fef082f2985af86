import { join } from 'node:path';
import express, { type Response, Router } from 'express';
import { ProblemError } from './problem.ts';

const YEAR = 31_536_000;

/** The built page: files with a hash in their name stay, the page itself is asked for each time; any route of the page gives the page. */
export function webRoutes(webRoot: string): Router {
	const router = Router();
	router.use(
		express.static(webRoot, {
			index: false,
			setHeaders(response: Response, path: string) {
				const hashed = path.startsWith(join(webRoot, 'assets'));
				response.setHeader('Cache-Control', hashed ? `public, max-age=${YEAR}, immutable` : 'no-cache');
			},
		}),
	);
	router.get('/{*page}', (request, response, next) => {
		// A missing file or operation is missing; only what looks like a page is the page.
		if (/^\/api(\/|$)|\.[a-z0-9]+$/i.test(request.path) || !request.accepts('html')) return next();
		response.setHeader('Cache-Control', 'no-cache');
		response.sendFile('index.html', { root: webRoot, cacheControl: false }, (error) => {
			if (error) next(new ProblemError('not-found', 'The web app is not built: run "npm run build".'));
		});
	});
	return router;
}
