import { describe, expect, it } from 'vitest';
import { faultPath, shownRows } from './mend-rows.ts';
import { messageFields } from './message-fields.ts';

const JSON_TEXT = '{"id":"B-1","isin":"XS1","qty":5}';
const FIX_TEXT = '8=FIX.4.4\u00019=12\u000135=8\u0001448=A\u0001452=1\u000110=128\u0001';
const rows = (copy: string, path: string | null, asked: string[] = []) =>
	shownRows({ before: messageFields(JSON_TEXT), now: messageFields(copy), path, asked }).map(({ path, old, value }) => [path, old, value]);

describe('faultPath', () => {
	it('is the field that stands where the fault is, whatever the normaliser calls it', () => {
		expect(faultPath({ path: 'isin', position: JSON_TEXT.indexOf('"XS1"') }, JSON_TEXT)).toBe('isin');
		expect(faultPath({ path: '452=1', position: FIX_TEXT.indexOf('=A') + 1 }, FIX_TEXT)).toBe('448');
	});
	it('is the name of a field that is missing', () => expect(faultPath({ path: 'ver', position: null }, JSON_TEXT)).toBe('ver'));
	it('is none where the whole message, or the frame of a FIX message, is at fault', () => {
		expect(faultPath({ path: '', position: null }, '{')).toBeNull();
		expect(faultPath({ path: '10', position: FIX_TEXT.indexOf('128') }, FIX_TEXT)).toBeNull();
	});
});

describe('shownRows', () => {
	it('shows the field at fault first, then what was asked for, then what else differs', () => {
		expect(rows(JSON_TEXT.replace('B-1', 'B-2'), 'isin', ['qty'])).toEqual([
			['isin', 'XS1', 'XS1'],
			['qty', '5', '5'],
			['id', 'B-1', 'B-2'],
		]);
	});
	it('shows a missing field without an old value', () => expect(rows(JSON_TEXT, 'ver')).toEqual([['ver', null, '']]));
});
