import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startApp } from './workers.ts';

const SIMULATOR = new URL('../../apps/simulator/src/main.ts', import.meta.url);

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'tideline-workers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const simulator = () =>
	startApp('simulator', SIMULATOR, {
		...{ TIDELINE_LOG: join(folder, 'log.db'), LOG_FILE: join(folder, 'simulator.log') },
		...{ HISTORY_RATE: '0', RATE: '20' },
	});

it('a simulator that another one takes over from says so and ends without an error', { timeout: 120_000 }, async () => {
	const first = simulator();
	await first.ready;
	const second = simulator();
	await second.ready;
	expect(await first.ended).toEqual({ name: 'simulator', code: 0, error: null, takenOver: true });
	second.stop();
	expect(await second.ended).toEqual({ name: 'simulator', code: 0, error: null, takenOver: false });
});
