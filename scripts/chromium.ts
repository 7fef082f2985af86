import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser for tests and screenshots: `CHROMIUM_PATH`, one on the PATH, Playwright's own; null when there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
	if (env.CHROMIUM_PATH) return env.CHROMIUM_PATH;
	const folders = (env.PATH ?? '').split(delimiter);
	const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
	if (onPath) return onPath;
	return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

/** Debian's package needs root and a list of packages that may be old or missing. */
function installWithApt(): void {
	const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
	for (const step of [
		['apt-get', 'update'],
		['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
	]) {
		const [command = '', ...args] = [...sudo, ...step];
		execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
	}
}

function installWithPlaywright(): void {
	execFileSync('playwright', ['install', 'chromium'], { stdio: ['ignore', 'ignore', 'ignore'] });
}

/** Finds Chromium or installs it: Playwright's build first, then the system's package. @throws Error naming what to do. */
export function ensureChromium(): string {
	const found = findChromium();
	if (found) return found;
	process.stderr.write('tideline: installing Chromium for the browser tests\n');
	for (const install of [installWithPlaywright, installWithApt]) {
		try {
			install();
		} catch {
			// The next way is tried; the error below names what is left to do.
		}
		const path = findChromium();
		if (path) return path;
	}
	throw new Error('no Chromium: install it with your package manager, or set CHROMIUM_PATH');
}

if (import.meta.main) {
	try {
		ensureChromium();
	} catch (error) {
		process.stderr.write(`tideline: ${(error as Error).message}\n`);
		process.exit(1);
	}
}
