import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LogRecord, openSqliteLog, TAKEN_OVER_EXIT_CODE } from '@tideline/event-log';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SLICE_HEADER } from '../src/day/ticks.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const PRICES = 'market.prices';

let folder: string;
let path: string;
let children: ChildProcess[];
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'tideline-takeover-'));
	path = join(folder, 'log.db');
	children = [];
});
afterEach(() => {
	for (const child of children) child.kill('SIGKILL');
	rmSync(folder, { recursive: true, force: true });
});

/** The simulator as a process; it says on its standard output what it does. */
function simulator() {
	const child = spawn(process.execPath, [MAIN], {
		env: { ...process.env, TIDELINE_LOG: path, HISTORY_RATE: '0', RATE: '200' },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	children.push(child);
	let said = '';
	let complained = '';
	child.stdout?.on('data', (text) => {
		said += text;
	});
	child.stderr?.on('data', (text) => {
		complained += text;
	});
	const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stderr: complained }));
	const caughtUp = new Promise<void>((resolve) => {
		child.stdout?.on('data', () => {
			if (said.includes('caught up with the clock')) resolve();
		});
	});
	const running = Promise.race([caughtUp, ended.then(({ stderr }) => Promise.reject(new Error(`it ended: ${stderr}`)))]);
	running.catch(() => undefined);
	return { running, ended, stop: () => child.kill('SIGINT') };
}

async function recordsOf(topics: readonly string[]): Promise<LogRecord[]> {
	const log = openSqliteLog({ path, maintainEveryMs: 0 });
	const all: LogRecord[] = [];
	try {
		for await (const { records, caughtUp } of log.read({ topics, from: 'start', signal: new AbortController().signal })) {
			all.push(...records);
			if (caughtUp) break;
		}
	} finally {
		await log.close();
	}
	return all;
}

describe('a second simulator on the same log', { timeout: 120_000 }, () => {
	it('takes it over: the first one ends with one line, no slice is missing and none is there twice', async () => {
		const first = simulator();
		await first.running;
		const second = simulator();
		expect(await first.ended).toEqual({
			code: TAKEN_OVER_EXIT_CODE,
			stderr: expect.stringMatching(/^tideline simulator: another simulator has taken over this log .* --no-simulator.*\n$/),
		});
		await second.running;
		second.stop();
		expect(await second.ended).toEqual({ code: 0, stderr: '' });

		const prices = await recordsOf([PRICES]);
		const slices = prices.flatMap(({ headers }) => (headers[SLICE_HEADER] === undefined ? [] : [Number(headers[SLICE_HEADER])]));
		expect(slices).toEqual(Array.from(slices, (_, index) => index + 1));
		const payments = (await recordsOf(['payments'])).map(({ key }) => key);
		expect(new Set(payments).size).toBe(payments.length);
	});
});
