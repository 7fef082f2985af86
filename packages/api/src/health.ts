import { z } from 'zod';

/** GET /api/health: the process answers. */
export const healthResponse = z.object({
	status: z.literal('live'),
	/** Of the streams, see docs/protocol.md. */
	epoch: z.string(),
	startedAt: z.int(),
	now: z.int(),
});
export type HealthResponse = z.infer<typeof healthResponse>;

/** GET /api/ready: 200 once every topic has been read to the end it had at the start; before that a `catching-up` problem. */
export const readyResponse = z.object({
	status: z.literal('ready'),
	/** Records of each topic not read by this process yet. */
	behind: z.record(z.string(), z.int()),
});
export type ReadyResponse = z.infer<typeof readyResponse>;

/** GET /api/session: who the server takes the caller for. */
export const sessionResponse = z.object({
	actor: z.string(),
	role: z.string(),
	/** Set while nobody signs in, because no issuer is configured. */
	demo: z.boolean(),
});
export type SessionResponse = z.infer<typeof sessionResponse>;
