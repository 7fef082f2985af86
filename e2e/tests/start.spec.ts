import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Overview } from '../pages/overview.ts';
import { Api } from '../src/api.ts';
import { percent } from '../src/figures.ts';
import { expect, test } from '../src/journey.ts';
import { Started } from '../src/npm-start.ts';
import { figuresOfLcr, recompute } from '../src/recompute.ts';

let folder: string;
test.beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'tideline-start-'));
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

/** Any free port; the line that says live names it. */
const start = (...args: string[]) => new Started(['--data', folder, '--port', '0', ...args]);
const seconds = (from: number) => `${((performance.now() - from) / 1_000).toFixed(1)} s`;

test('a first start in an empty folder prints one line, and the page behind it is live', async ({ page }, info) => {
	const began = performance.now();
	await using started = start('--rate', '20');
	const url = await started.live();
	info.annotations.push({ type: 'first start', description: seconds(began) });
	expect(started.stdout.trim().split('\n')).toHaveLength(1);
	expect(started.stdout).toContain(folder);
	const overview = new Overview(page);
	await overview.open(url.replace(/\/$/, ''));
	await overview.expectLive();

	const stopped = performance.now();
	expect(await started.end('SIGINT')).toBe(0);
	info.annotations.push({ type: 'stop', description: seconds(stopped) });
	expect(started.stderr).toBe('tideline: a new day, whose first hours are being written\n');
});

test('a second start shows the same day again, and killed without a word it loses nothing', async ({ page }, info) => {
	const began = performance.now();
	{
		await using started = start('--rate', '20');
		const url = (await started.live()).replace(/\/$/, '');
		info.annotations.push({ type: 'second start', description: seconds(began) });
		const { sequence } = await new Api(url).lcr('GROUP');
		await expect.poll(async () => (await new Api(url).lcr('GROUP')).sequence).toBeGreaterThan(sequence);
		expect(await started.end('SIGKILL')).toBe(null);
	}
	await using again = start('--rate', '20');
	const url = (await again.live()).replace(/\/$/, '');
	const served = await new Api(url).lcr('GROUP');
	const book = await recompute(join(folder, 'tideline.db'), served.inputs);
	expect(figuresOfLcr(served)).toEqual(figuresOfLcr(book.lcr('GROUP')));
	const overview = new Overview(page);
	await overview.open(url);
	await expect(async () => {
		const before = percent((await new Api(url).lcr('GROUP')).lcr);
		await expect(overview.figure).toHaveText(`${before}%`, { timeout: 500 });
	}).toPass();
	expect(await again.end('SIGINT')).toBe(0);
});

test.describe('what keeps it from starting is said in one line, with what to do, and the exit code is not 0', () => {
	async function refused(args: string[]): Promise<string> {
		await using started = new Started(args);
		const code = await started.end();
		expect(code).not.toBe(0);
		expect(code).not.toBeNull();
		expect(started.stdout).toBe('');
		const lines = started.stderr.trim().split('\n');
		expect(lines, started.stderr).toHaveLength(1);
		return lines[0] ?? '';
	}

	test('a port in use', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await once(other, 'listening');
		const { port } = other.address() as { port: number };
		try {
			expect(await refused(['--data', folder, '--port', String(port)])).toMatch(/port \d+ is in use; choose another/);
		} finally {
			other.close();
		}
	});

	test('a folder on which it runs already, before the port that it holds', async () => {
		await using running = start('--no-simulator');
		const { port } = new URL(await running.live());
		expect(await refused(['--data', folder, '--port', port])).toMatch(/is in use by process \d+; stop it or choose another folder/);
		expect(await running.end('SIGTERM')).toBe(0);
	});

	test('a folder that cannot be written', async () => {
		// Root may write in any folder, so a file stands where the folder should.
		const path = join(folder, 'a-file');
		await writeFile(path, '');
		expect(await refused(['--data', path, '--port', '0'])).toMatch(/cannot be written .*choose another folder/);
	});

	test('a damaged log file', async () => {
		const damaged = join(folder, 'damaged');
		await mkdir(damaged);
		await writeFile(join(damaged, 'tideline.db'), Buffer.alloc(65_536, 'not a log'));
		expect(await refused(['--data', damaged, '--port', '0'])).toMatch(/is damaged; move it away or start with --fresh/);
	});

	test('an option that there is not', async () => {
		expect(await refused(['--no-such-option'])).toMatch(/no-such-option.*--help lists the options/);
	});

	test('an option with a wrong value', async () => {
		expect(await refused(['--rate', 'fast'])).toMatch(/--rate takes a whole number from 0 to 20000, not "fast"/);
	});
});

test('--fresh begins a new day in the same folder', async () => {
	await using started = start('--fresh', '--no-simulator');
	const url = (await started.live()).replace(/\/$/, '');
	expect(await new Api(url).entities()).toEqual([]);
	expect(await started.end('SIGTERM')).toBe(0);
});
