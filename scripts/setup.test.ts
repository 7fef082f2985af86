import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** A checkout with nothing but the script, and an `npm` that notes each call and installs nothing. */
let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'tideline-setup-'));
	for (const folder of ['scripts', 'bin', 'node_modules/.tideline-running']) mkdirSync(join(root, folder), { recursive: true });
	for (const file of ['setup.mjs', 'pid-file.mjs']) copyFileSync(join(import.meta.dirname, file), join(root, 'scripts', file));
	writeFileSync(join(root, 'package-lock.json'), '{}');
	npm('exit 0');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function npm(then: string): void {
	const path = join(root, 'bin', 'npm');
	writeFileSync(path, `#!/bin/sh\necho "$1" >> "${root}/calls"\nsleep 0.2\n${then}\n`);
	chmodSync(path, 0o755);
}

const calls = () => (existsSync(join(root, 'calls')) ? readFileSync(join(root, 'calls'), 'utf8').trim().split('\n') : []);

async function setup(): Promise<{ code: number; stderr: string }> {
	const env = { ...process.env, PATH: [join(root, 'bin'), process.env.PATH].join(delimiter) };
	const child = spawn(process.execPath, [join(root, 'scripts/setup.mjs')], { env, stdio: ['ignore', 'ignore', 'pipe'] });
	let stderr = '';
	child.stderr.on('data', (text) => {
		stderr += text;
	});
	const [code] = await once(child, 'close');
	return { code, stderr };
}

describe('what runs before npm start', () => {
	it('refuses to install under the feet of a process that runs on the modules, in one line', async () => {
		writeFileSync(join(root, 'node_modules/.tideline-running', String(process.pid)), String(process.pid));
		const line = `tideline: the dependencies have changed, but process ${process.pid} runs on those of this checkout; stop it and try again.\n`;
		expect(await setup()).toEqual({ code: 1, stderr: line });
		expect(calls()).toEqual([]);
	});

	it('says that npm failed, and tries again the next time', async () => {
		npm('exit 7');
		const failed = await setup();
		expect(failed.code).toBe(1);
		expect(failed.stderr).toMatch(/npm ci failed \(exit code 7\)/);
		npm('exit 0');
		expect((await setup()).code).toBe(0);
	});

	it('installs once when two start together', async () => {
		const results = await Promise.all([setup(), setup()]);
		expect(results.map(({ code }) => code)).toEqual([0, 0]);
		expect(calls()).toEqual(['ci']);
	});

	it('installs again only when the lockfile has changed', async () => {
		await setup();
		expect(await setup()).toEqual({ code: 0, stderr: '' });
		writeFileSync(join(root, 'package-lock.json'), '{"changed":true}');
		await setup();
		expect(calls()).toEqual(['ci', 'ci']);
	});

	it('takes no notice of a process that was killed', async () => {
		writeFileSync(join(root, 'node_modules/.tideline-running', 'gone'), 'gone');
		expect((await setup()).code).toBe(0);
	});
});
