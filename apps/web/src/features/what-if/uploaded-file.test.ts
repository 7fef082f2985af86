import { expect, test } from 'vitest';
import { readUpload } from './uploaded-file.ts';

const file = (text: string, size = text.length) => ({ name: 'book.json', size, text: () => Promise.resolve(text) });

test('a file is read as JSON, whatever it says', async () => {
	expect(await readUpload(file('[1]'))).toEqual({ kind: 'document', name: 'book.json', document: [1] });
});

test('a file that is no JSON says so', async () => {
	expect(await readUpload(file('{'))).toMatchObject({ kind: 'unreadable', why: expect.stringMatching(/^It is not JSON: /) });
});

test('a file past the limit is not read at all', async () => {
	const large = { ...file(''), size: 3_000_000, text: () => Promise.reject(new Error('read')) };
	expect(await readUpload(large)).toMatchObject({ kind: 'unreadable', why: 'It has 3000000 bytes; 1015808 are the most.' });
});
