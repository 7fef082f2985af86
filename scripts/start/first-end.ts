import type { AppEnd, AppWorker } from './workers.ts';

/**
 * Resolves with the end of the first app that ends by itself. One that another system has taken over from is not missed: what it did is
 * done there, on the same log; `onTakenOver` is given its name.
 */
export function firstEnd(apps: readonly Pick<AppWorker, 'ended'>[], onTakenOver: (name: string) => void): Promise<AppEnd> {
	const { promise, resolve, reject } = Promise.withResolvers<AppEnd>();
	for (const { ended } of apps) {
		ended.then((end) => {
			if (end.takenOver) onTakenOver(end.name);
			else resolve(end);
		}, reject);
	}
	return promise;
}
