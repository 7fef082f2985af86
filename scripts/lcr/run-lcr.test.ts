import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { LCR_USAGE } from './options.ts';
import { runLcr } from './run-lcr.ts';

const book = {
	...{ version: 1, rulebook: 'basel', calculationDate: '2026-11-20', reportingCurrency: 'USD', inflows: [], secured: [] },
	stock: [{ id: 's', level: '1', subclass: 'reserves', marketValue: '100.00' }],
	outflows: [{ id: 'o', line: 'own-debt', amount: '50.00' }],
};
const DOCUMENTATION = new URL('../../docs/lcr-file.md', import.meta.url);
const reading = (text: string) => () => Promise.resolve(text);

test('the answer in the documentation is the answer to the file in it', async () => {
	const [file = '', answer = ''] = [...readFileSync(DOCUMENTATION, 'utf8').matchAll(/^```json\n(.*?)^```$/gms)].map(([, json]) => json);
	const { code, stdout } = await runLcr(['-'], reading(file));
	expect([code, JSON.parse(stdout)]).toEqual([0, JSON.parse(answer)]);
});

test('a file that is not there ends with exit code 2 and one line', async () => {
	const missing = () => Promise.reject(Object.assign(new Error('no such file'), { code: 'ENOENT' }));
	expect(await runLcr(['book.json'], missing)).toEqual({ code: 2, stdout: '', stderr: 'book.json: cannot be read (ENOENT)\n' });
});

test.each([
	['nothing', ''],
	['half a document', '{"version": 1,\n\n  "rulebook"'],
	['two documents', '{}\n{}'],
	['a comment', '{ // 1\n}'],
])('%s is not JSON, in one line', async (_, text) => {
	const { code, stdout, stderr } = await runLcr(['-'], reading(text));
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toMatch(/^standard input: is not JSON \(.+\)\n$/);
});

test('each problem is one line on standard error, whatever the file’s names have in them', async () => {
	const bad = { ...book, 'two\nlines': 1, rulebook: 'bassel' };
	const { code, stdout, stderr } = await runLcr(['-'], reading(JSON.stringify(bad)));
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr.split('\n')).toEqual(['rulebook: unknown rulebook "bassel", did you mean "basel"?', '["two\\nlines"]: unknown field', '']);
});

test('a key that stands twice in one object is one line, beside what else is wrong', async () => {
	const twice = JSON.stringify(book).replace('{', '{\n"rulebook": "us",\n').replace('"100.00"', '"100.00", "marketValue": "1.005"');
	const { code, stdout, stderr } = await runLcr(['-'], reading(twice));
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr.split('\n').slice(0, 2)).toEqual([
		'rulebook: is there twice, on lines 2 and 3',
		'stock[0].marketValue: is there twice, both on line 3',
	]);
});

test.each([
	[[], 'name one file, or - for the standard input; --help says more'],
	[['a.json', 'b.json'], 'name one file, or - for the standard input; --help says more'],
	[['--lines', 'uk'], '--lines takes basel, us, eu, not "uk"'],
	[['--lines', 'us', 'a.json'], '--lines takes no file'],
	[['--line', 'us'], "Unknown option '--line'; npm run -s lcr -- --help lists the options"],
])('%j is refused with what it takes', async (args, line) => {
	expect(await runLcr(args, reading(''))).toEqual({ code: 2, stdout: '', stderr: `${line}\n` });
});

test('a good file is answered with one document and nothing else, with a byte order mark too', async () => {
	const { code, stdout, stderr } = await runLcr(['-'], reading(`\uFEFF${JSON.stringify(book)}`));
	expect([code, stderr]).toEqual([0, '']);
	expect(JSON.parse(stdout)).toMatchObject({ version: 1, lcr: 2, surplus: '50.00' });
});

test('the file that docs/lcr-file.md shows is good', async () => {
	const page = readFileSync(new URL('../../docs/lcr-file.md', import.meta.url), 'utf8');
	const [, shown = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
	expect(await runLcr(['-'], reading(shown))).toMatchObject({ code: 0, stderr: '' });
});

test('--lines prints what a rulebook has, with rate and paragraph', async () => {
	const { stdout } = await runLcr(['--lines', 'eu'], reading(''));
	expect(stdout).toMatch(/^stock +1\.covered-bond +haircut 0\.07 +DR 2015\/61 Art\. 10\(1\)\(f\)/m);
	expect(stdout).toMatch(/^outflow +retail\.higher-1 +give a rate +DR 2015\/61 Art\. 25/m);
	expect(stdout).toMatch(/^outflow +contingent\.customer-short +the same as secured\.customer-short/m);
});

test('--help says how', async () => {
	expect(await runLcr(['--help'], reading(''))).toEqual({ code: 0, stdout: `${LCR_USAGE}\n`, stderr: '' });
});

test('the command itself reads the standard input and ends with the code', { timeout: 30_000 }, async () => {
	const run = (input: unknown): Promise<{ code: unknown; stdout: string; stderr: string }> =>
		new Promise((resolve) => {
			const script = fileURLToPath(new URL('../lcr.ts', import.meta.url));
			const child = execFile(process.execPath, [script, '-'], (error, stdout, stderr) =>
				resolve({ code: error?.code ?? 0, stdout, stderr }),
			);
			child.stdin?.end(JSON.stringify(input));
		});
	const [good, bad] = await Promise.all([run(book), run({ ...book, version: 2 })]);
	expect(z.object({ lcr: z.literal(2) }).safeParse(JSON.parse(good.stdout)).success).toBe(true);
	expect(good).toMatchObject({ code: 0, stderr: '' });
	expect(bad).toEqual({ code: 2, stdout: '', stderr: 'version: expected 1, the only version, not 2\n' });
});
