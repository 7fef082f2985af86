import { expect, test } from 'vitest';
import { runningText } from './running-text.ts';

const facts = { address: 'http://127.0.0.1:8080', startedMs: 3_940, where: 'data in .data' };

test('a system whose figures are those of now is live', () =>
	expect(runningText({ ...facts, missing: null })).toBe(
		'Tideline is live at http://127.0.0.1:8080 (ready in 3.9 s, data in .data). Ctrl-C stops it.\n',
	));

test('one whose figures lack something says what, and does not call itself live', () =>
	expect(runningText({ ...facts, missing: 'No ratio has been computed yet for LDN.' })).toBe(
		'Tideline runs at http://127.0.0.1:8080 (data in .data), and its figures are not complete yet: No ratio has been computed yet for LDN. Ctrl-C stops it.\n',
	));
