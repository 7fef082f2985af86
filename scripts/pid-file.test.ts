import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holderOf, releasePidFile, takePidFile } from './pid-file.mjs';

let folder: string;
let path: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'tideline-pid-'));
	path = join(folder, 'some.pid');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The id of a process that has ended. */
const ended = () => spawnSync(process.execPath, ['-e', '']).pid;

describe('a pid file', () => {
	it('names the process that has it until that one lets it go', () => {
		expect(takePidFile(path)).toBeNull();
		expect(holderOf(path)).toBe(process.pid);
		releasePidFile(path);
		expect(existsSync(path)).toBe(false);
	});

	it('is refused while another process has it, and stays that one’s', () => {
		writeFileSync(path, String(process.ppid));
		expect(takePidFile(path)).toBe(process.ppid);
		releasePidFile(path);
		expect(readFileSync(path, 'utf8')).toBe(String(process.ppid));
	});

	it.each([
		['a process that was killed', () => String(ended())],
		['a killed process of a container, whose id this one has now', () => String(process.pid)],
		['nothing that is a number', () => 'half'],
	])('left behind by %s is taken', (_, content) => {
		writeFileSync(path, content());
		expect(takePidFile(path)).toBeNull();
		expect(holderOf(path)).toBe(process.pid);
	});

	it('cannot be taken in a folder that is not there', () => {
		expect(() => takePidFile(join(folder, 'none', 'some.pid'))).toThrow(/ENOENT/);
	});
});
