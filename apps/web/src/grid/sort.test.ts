import { describe, expect, it } from 'vitest';
import { parseSort, withSort } from './sort.ts';

const own = { column: 'marketValue', direction: 'desc' } as const;
const parse = (query: string) => parseSort(new URLSearchParams(query), own);

describe('the order of a grid in the URL', () => {
	it.each(['', 'sort=', 'sort=name', 'sort=name.up', 'sort=a b.asc', `sort=${'x'.repeat(41)}.asc`])('%j: the order of the page', (query) =>
		expect(parse(query)).toEqual(own),
	);
	it('is read back as it was written', () => {
		const sort = { column: 'name', direction: 'asc' } as const;
		expect(parse(withSort(new URLSearchParams(), sort, own).toString())).toEqual(sort);
	});
	it('leaves the order of the page, and none, out of the link and keeps the rest', () => {
		const params = new URLSearchParams('entity=LDN&sort=name.asc');
		expect(withSort(params, own, own).toString()).toBe('entity=LDN');
		expect(withSort(params, null, own).toString()).toBe('entity=LDN');
	});
});
