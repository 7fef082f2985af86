import { describe, expect, it } from 'vitest';
import { MAX_SAVED, parseSaved, savedText, unsavable, withSaved } from './saved-scenarios.ts';

const squeeze = { name: 'Autumn squeeze', shocks: 'prices~2B~-20' };
const full = Array.from({ length: MAX_SAVED }, (_, index) => ({ name: `S${index}`, shocks: 'fx~GBP~-5' }));

describe('saved scenarios', () => {
	it('are read as they were kept', () => expect(parseSaved(JSON.stringify([squeeze]))).toEqual([squeeze]));
	it.each([
		['nothing', null],
		['no JSON', '{'],
		['no list', '{}'],
		['a scenario without a name', '[{"name":" ","shocks":"x"}]'],
		['a field too many', '[{"name":"a","shocks":"x","more":1}]'],
	])('are none where the browser has kept %s', (_, text) => expect(parseSaved(text)).toEqual([]));
	it('stand beside one that cannot be read', () => {
		expect(parseSaved(JSON.stringify([{ name: 'torn' }, squeeze, null]))).toEqual([squeeze]);
	});
	it('leave what cannot be read where it is', () => {
		const torn = { name: 'of a later version', steps: [1] };
		expect(JSON.parse(savedText([squeeze], JSON.stringify([torn, { name: 'Gilts', shocks: 'x' }])))).toEqual([squeeze, torn]);
		expect(JSON.parse(savedText([squeeze], '{'))).toEqual([squeeze]);
	});
	it('stand with the newest on top, and a name once', () => {
		const two = withSaved(withSaved([], squeeze), { name: 'Gilts', shocks: 'prices~1~-10' });
		expect(two.map(({ name }) => name)).toEqual(['Gilts', 'Autumn squeeze']);
		expect(withSaved(two, { ...squeeze, shocks: 'fx~GBP~-5' })[1]).toEqual({ ...squeeze, shocks: 'fx~GBP~-5' });
	});
	it('are refused past the room that there is, but for a name that is there', () => {
		expect(unsavable(full, squeeze)).toBe('12 are the most: remove one.');
		expect(unsavable(full, { name: 'S3', shocks: 'x' })).toBeNull();
		expect(unsavable([], { ...squeeze, shocks: 'x'.repeat(8_001) })).toContain('its link alone');
	});
});
