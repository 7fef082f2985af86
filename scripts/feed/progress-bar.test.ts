import { expect, it } from 'vitest';
import { barText } from './progress-bar.ts';

it.each([
	[0, 10, 'Appending  [                              ]   0 %'],
	[5, 10, 'Appending  [===============               ]  50 %'],
	[11, 10, 'Appending  [==============================] 100 %'],
	[0, 0, 'Appending  [==============================] 100 %'],
	[12_345, null, 'Appending  12,345'],
])('%d of %s', (done, total, text) => {
	expect(barText('Appending', done, total)).toBe(text);
});
