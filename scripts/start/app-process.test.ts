import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, onTestFinished, test } from 'vitest';

const POLL_MS = 20;
const MODULE = new URL('app-process.ts', import.meta.url).href;
const SIMULATOR = fileURLToPath(new URL('../../apps/simulator/src/main.ts', import.meta.url));

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'tideline-process-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('an app ends when its supervisor is killed', { timeout: 60_000 }, async () => {
	const logFile = join(folder, 'log');
	const app = { PATH: process.env.PATH, TIDELINE_LOG: join(folder, 'tideline.db'), LOG_FILE: logFile };
	const code = `import { startProcess } from '${MODULE}'; startProcess('${SIMULATOR}', ${JSON.stringify(app)}, () => {});`;
	const supervisor = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'ignore' });
	onTestFinished(() => void supervisor.kill('SIGKILL'));
	const pid = await until(() => pidIn(logFile));
	supervisor.kill('SIGKILL');
	await until(() => (isRunning(pid) ? null : true));
});

async function until<T>(look: () => T | null): Promise<T> {
	for (;;) {
		const found = look();
		if (found !== null) return found;
		await wait(POLL_MS);
	}
}

/** Of the process that has written the first line of a log. */
function pidIn(logFile: string): number | null {
	const line = existsSync(logFile) ? readFileSync(logFile, 'utf8').split('\n')[0] : '';
	const pid = /"process\.pid":(?<pid>\d+)/.exec(line ?? '')?.groups?.pid;
	return pid === undefined ? null : Number(pid);
}

function isRunning(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}
