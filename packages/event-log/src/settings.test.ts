import { expect, test } from 'vitest';
import { z } from 'zod';
import { logSettings } from './log-settings.ts';
import { readSettings, SettingsError, settingsText } from './settings.ts';

const table = z.object({
	PORT: z.coerce.number().int().default(8_080).describe('port to listen on'),
	ROOT: z.string().min(1).describe('folder of the page'),
});

test('every setting that is wrong or missing is named at once', () => {
	expect(() => readSettings(table, { PORT: 'x' })).toThrow(SettingsError);
	expect(() => readSettings(table, { PORT: 'x' })).toThrow(/^PORT: .*; ROOT: /);
});

test('an empty variable is none', () => {
	expect(readSettings(table, { PORT: '', ROOT: 'x' })).toEqual({ PORT: 8_080, ROOT: 'x' });
	expect(() => readSettings(table, { ROOT: '' })).toThrow(/ROOT/);
});

test('the help has a line for each setting, with its default', () => {
	expect(settingsText('demo', table)).toBe(
		'tideline demo: settings from the environment\n\n  PORT  port to listen on (default 8080)\n  ROOT  folder of the page\n',
	);
});

test('no setting of the log goes without a word', () => {
	const lines = settingsText('log', logSettings).trimEnd().split('\n').slice(2);
	expect(lines).toHaveLength(Object.keys(logSettings.shape).length);
	for (const line of lines) expect(line).toMatch(/^ {2}[A-Z_]+ {2,}\S/);
});
