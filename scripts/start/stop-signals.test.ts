import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { stopSignals } from './stop-signals.ts';

const settled = (promise: Promise<void>) =>
	Promise.race([promise.then(() => true), new Promise((resolve) => setImmediate(resolve, false))]);

function listen() {
	const source = new EventEmitter();
	const clock = { at: 1_000 };
	return { source, clock, ...stopSignals(source, () => clock.at) };
}

it('waits for a signal', async () => {
	const { asked, again } = listen();
	expect([await settled(asked), await settled(again)]).toEqual([false, false]);
});

it('takes a signal that npm passes on for the same Ctrl-C', async () => {
	const { source, clock, asked, again } = listen();
	source.emit('SIGINT');
	clock.at += 5;
	source.emit('SIGINT');
	expect([await settled(asked), await settled(again)]).toEqual([true, false]);
});

it('hears the second Ctrl-C, and any other signal as one', async () => {
	const { source, clock, again } = listen();
	source.emit('SIGINT');
	clock.at += 1_000;
	source.emit('SIGTERM');
	expect(await settled(again)).toBe(true);
});
