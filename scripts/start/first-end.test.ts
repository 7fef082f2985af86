import { expect, test, vi } from 'vitest';
import { firstEnd } from './first-end.ts';
import type { AppEnd } from './workers.ts';

const end = (name: string, takenOver = false): AppEnd => ({ name, code: takenOver ? 0 : 1, error: null, takenOver });
const app = (name: string) => {
	const { promise: ended, resolve } = Promise.withResolvers<AppEnd>();
	return { ended, end: (takenOver = false) => resolve(end(name, takenOver)) };
};

test('the first app that ends ends the system', async () => {
	const [simulator, engine] = [app('simulator'), app('engine')];
	const ended = firstEnd([simulator, engine], () => expect.unreachable());
	engine.end();
	expect(await ended).toEqual(end('engine'));
});

test('an app that another system has taken over from is told of, and the others go on', async () => {
	const [simulator, engine] = [app('simulator'), app('engine')];
	const onTakenOver = vi.fn();
	const onEnd = vi.fn();
	const ended = firstEnd([simulator, engine], onTakenOver);
	void ended.then(onEnd);
	simulator.end(true);
	await simulator.ended;
	await new Promise((resolve) => setImmediate(resolve));
	expect(onTakenOver.mock.calls).toEqual([['simulator']]);
	expect(onEnd).not.toHaveBeenCalled();
	engine.end();
	expect(await ended).toEqual(end('engine'));
});
