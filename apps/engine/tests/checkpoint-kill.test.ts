import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { seeded } from '../src/fold/random-day.fixture.ts';
import { Bank, expectTruth } from './_checkpoint.ts';

const ROUNDS = 6;
/** Longest life of a victim after it is ready. */
const LIFE_MS = 2_000;
/** Processes are started, on a machine that does other things too. */
const TIMEOUT_MS = 240_000;

/** An engine, and what it has said so far. */
function victim({ logPath, checkpointPath }: Bank): { child: ChildProcess; said: string[]; ready: Promise<void> } {
	const child = fork(new URL('checkpoint-victim.ts', import.meta.url), [logPath, checkpointPath]);
	const said: string[] = [];
	const ready = new Promise<void>((resolve, reject) => {
		child.on('message', (message) => {
			said.push(String(message));
			if (message === 'ready') resolve();
		});
		child.once('exit', (code) => reject(new Error(`it ended with ${code} before it was ready`)));
	});
	return { child, said, ready };
}

test('an engine that is killed again and again, writing checkpoints all the time, ends in the numbers of the log', {
	timeout: TIMEOUT_MS,
}, async () => {
	const bank = await new Bank().open();
	const random = seeded(5);
	const said: string[] = [];
	try {
		await bank.append(450);
		for (let round = 0; round < ROUNDS; round++) {
			const engine = victim(bank);
			await engine.ready;
			const end = Date.now() + random() * LIFE_MS;
			// The first one lives until there is a checkpoint at all.
			while (Date.now() < end || (round === 0 && !engine.said.includes('written'))) {
				await bank.append(20);
				await wait(5);
			}
			engine.child.kill('SIGKILL');
			await once(engine.child, 'exit');
			said.push(...engine.said);
			await bank.append(20);
		}
		const last = victim(bank);
		await last.ready;
		last.child.kill('SIGKILL');
		await once(last.child, 'exit');
		// None was refused, whatever a kill has interrupted.
		expect(new Set([...said, ...last.said])).toEqual(new Set(['ready', 'written', 'loaded']));
		await expectTruth(bank);
	} finally {
		await bank[Symbol.asyncDispose]();
	}
});
