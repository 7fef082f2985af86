import { z } from 'zod';

const LOOK_EVERY_MS = 100;
/** Input of one's own may lack what a ratio needs for as long as it likes: when nothing moves, the address is of more use than silence. */
export const NEWS_WITHIN_MS = 30_000;
const problem = z.object({ detail: z.string() });

export interface ReadyDeps {
	readonly fetch: (url: string) => Promise<Response>;
	/** Resolves after the time, ms. */
	readonly wait: (milliseconds: number) => Promise<unknown>;
	/** Monotonic, ms. */
	readonly now: () => number;
	/** How long it may say the same, ms; `NEWS_WITHIN_MS` by default. */
	readonly withinMs?: number;
}

/** Waits until the server says that its figures are complete. Null then; what is still missing when it has said the same for long. */
export async function untilReady(address: string, { fetch, wait, now, withinMs = NEWS_WITHIN_MS }: ReadyDeps): Promise<string | null> {
	let said = '';
	let since = now();
	for (;;) {
		// A server that has gone has its own way to say so.
		const response = await fetch(`${address}/api/ready`).catch(() => null);
		if (response?.ok) return null;
		const answer: unknown = await response?.json().catch(() => null);
		const missing = problem.safeParse(answer).data?.detail ?? `the server answers ${response?.status ?? 'nothing'}`;
		if (missing !== said) since = now();
		said = missing;
		if (now() - since >= withinMs) return missing;
		await wait(LOOK_EVERY_MS);
	}
}
