import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../start/usage-error.ts';
import { parseRecordOptions, parseReplayOptions } from './options.ts';

const MORE = 'npm run replay -- --help lists the options';

describe('an option that cannot be', () => {
	it.each([
		[[], 'name one file to replay; --help says more'],
		[['a', 'b'], 'name one file to replay; --help says more'],
		[[''], 'name one file to replay; --help says more'],
		[['a', '--speed', 'fast'], '--speed takes a number from 0.01 to 100000 or max, not "fast"'],
		[['a', '--speed', '0'], '--speed takes a number from 0.01 to 100000 or max, not "0"'],
		[['a', '--speed=-1'], '--speed takes a number from 0.01 to 100000 or max, not "-1"'],
		[['a', '--speed', '1e9'], '--speed takes a number from 0.01 to 100000 or max, not "1e9"'],
		[['a', '--from', 'noon'], '--from takes an instant such as 2026-11-20T14:00:00Z, not "noon"'],
		[['a', '--data='], '--data takes a folder, not ""'],
		[['a', '--data'], `Option '--data <value>' argument missing; ${MORE}`],
		[['a', '--follow'], `Unknown option '--follow'; ${MORE}`],
	])('%j is refused in the words of the one who wrote it', (args, line) => {
		expect(() => parseReplayOptions(args, '/checkout')).toThrow(new UsageError(line));
	});

	it('a recording needs one file, too', () => {
		expect(() => parseRecordOptions([], '/checkout')).toThrow('name one file to record into; --help says more');
		expect(() => parseRecordOptions(['a', '--speed', '2'], '/checkout')).toThrow(/^Unknown option '--speed'/);
	});
});

describe('options', () => {
	it('of a replay', () => {
		expect(parseReplayOptions(['day.gz'], '/checkout')).toEqual({
			...{ file: resolve('day.gz'), data: '/checkout/.data', speed: 1, from: null, append: false, help: false },
		});
		const args = ['/day.gz', '--speed', 'max', '--from', '2026-11-20T14:00:00+01:00', '--data', '/elsewhere', '--append'];
		expect(parseReplayOptions(args, '/checkout')).toEqual({
			...{
				file: '/day.gz',
				data: '/elsewhere',
				speed: Number.POSITIVE_INFINITY,
				from: Date.UTC(2026, 10, 20, 13),
				append: true,
				help: false,
			},
		});
	});

	it('of a recording, and help needs no file', () => {
		expect(parseRecordOptions(['/day.gz', '--follow', '--force'], '/checkout')).toMatchObject({
			file: '/day.gz',
			follow: true,
			force: true,
		});
		expect(parseRecordOptions(['--help'], '/checkout').help).toBe(true);
	});
});
