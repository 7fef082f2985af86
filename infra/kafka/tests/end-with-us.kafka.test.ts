import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';

const FORGETFUL = fileURLToPath(new URL('./_forgetful.ts', import.meta.url));

it('a server ends with whoever started it, even if that one is killed', async () => {
	const starter = spawn(process.execPath, [FORGETFUL], { stdio: ['ignore', 'pipe', 'inherit'] });
	const [line] = await once(starter.stdout.setEncoding('utf8'), 'data');
	const pid = Number(line);
	expect(isRunning(pid)).toBe(true);
	starter.kill('SIGKILL');
	await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 10_000 });
	rmSync(join(tmpdir(), `tideline-forgetful-${starter.pid}.log`));
});

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
