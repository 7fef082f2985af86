import { expect, test } from 'vitest';
import { toggled } from './toggled.ts';

test('what is open closes, what is closed opens, and the set before stays as it was', () => {
	const open = new Set(['a']);
	expect([...toggled(open, 'a')]).toEqual([]);
	expect([...toggled(open, 'b')]).toEqual(['a', 'b']);
	expect([...open]).toEqual(['a']);
});
