import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { sameOrigin, trustedHost } from './origin.ts';
import { ProblemError } from './problem.ts';

/** Requests of one address in a minute: a page makes some ten a second at most. */
const REQUESTS_PER_MINUTE = 3_000;
/** Requests of one address in a minute that write. */
const WRITES_PER_MINUTE = 120;

/** Headers for a page that loads everything from here. The grid writes style elements of its own, so styles may be inline; scripts may not. */
export function securityHeaders(): RequestHandler {
	return helmet({
		contentSecurityPolicy: {
			useDefaults: false,
			directives: {
				defaultSrc: ["'self'"],
				scriptSrc: ["'self'"],
				styleSrc: ["'self'", "'unsafe-inline'"],
				imgSrc: ["'self'", 'data:', 'blob:'],
				fontSrc: ["'self'", 'data:'],
				connectSrc: ["'self'"],
				workerSrc: ["'self'", 'blob:'],
				objectSrc: ["'none'"],
				baseUri: ["'none'"],
				formAction: ["'self'"],
				frameAncestors: ["'none'"],
			},
		},
		// Plain HTTP on loopback: a browser that remembered HTTPS for it could not come back.
		strictTransportSecurity: false,
		referrerPolicy: { policy: 'no-referrer' },
	});
}

/**
 * Refuses a request under a name that is not this machine's: no other site may reach a server on loopback through DNS. What writes has to
 * come from a page of this server, or from no page at all.
 */
export const requireTrusted: RequestHandler = ({ method, headers }, _response, next) => {
	if (!trustedHost(headers)) next(new ProblemError('forbidden', 'This name is not served here.'));
	else if (!reads(method) && !sameOrigin(headers)) next(new ProblemError('forbidden', 'Only a page of this server may write.'));
	else next();
};

const reads = (method: string): boolean => method === 'GET' || method === 'HEAD';

export function requestLimits(): RequestHandler[] {
	const limit = (perMinute: number, skip: (method: string) => boolean) =>
		rateLimit({
			windowMs: 60_000,
			limit: perMinute,
			standardHeaders: 'draft-8',
			legacyHeaders: false,
			skip: (request) => skip(request.method),
			handler: (_request, _response, next) => next(new ProblemError('too-many-requests', 'Wait a minute and try again.')),
		});
	return [limit(REQUESTS_PER_MINUTE, () => false), limit(WRITES_PER_MINUTE, reads)];
}
