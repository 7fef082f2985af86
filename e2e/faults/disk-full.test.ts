import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppName } from '../../infra/kafka/tests/_day.ts';
import { FaultStack, SHORT_DAY } from './_stack.ts';

/** In units of 512 bytes: no file of the log may be written past it, as with a quota that is used up. */
const LARGEST_FILE = 256;

describe('a disk that is full under the embedded log', () => {
	let folder: string;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'tideline-full-'));
	});
	afterAll(() => rm(folder, { recursive: true }));

	/** Runs an app that may write nothing more until it ends. Gives what it says. */
	async function runFull({ apps }: FaultStack, app: AppName): Promise<{ code: number; said: string }> {
		const entry = new URL(`../../apps/${app}/src/main.ts`, import.meta.url).pathname;
		const limited = ['-c', `ulimit -f ${LARGEST_FILE}; exec "$0" "$1"`, process.execPath, entry];
		const child = spawn('sh', limited, { env: { ...apps.env, LOG_FILE: '/dev/null' }, stdio: ['ignore', 'ignore', 'pipe'] });
		const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
		return { code, said };
	}

	test('ends simulator and engine with one line that says so; with space again no figure differs', { timeout: 300_000 }, async () => {
		await using stack = await FaultStack.open({ TIDELINE_LOG: join(folder, 'log.db'), KAFKA_BROKERS: '' }, { ...SHORT_DAY, RATE: '200' });
		stack.run('engine', 'bff', 'simulator');
		await stack.more(200);
		await stack.apps.kill('engine');
		await stack.more(200);
		await stack.apps.kill('simulator');
		for (const app of ['simulator', 'engine'] as const) {
			const { code, said } = await runFull(stack, app);
			expect({ app, code, said }).toMatchObject({
				code: 1,
				said: expect.stringMatching(/^tideline \w+: no space is left for the log file .*\n$/),
			});
		}
		stack.run('engine', 'simulator');
		await stack.more(200);
		await stack.apps.kill('simulator');
		await stack.expectSame();
		await stack.expectEachOnce();
	});
});
