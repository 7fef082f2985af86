import { describe, expect, it } from 'vitest';
import { parseHidden, withHidden } from './shown-columns.ts';

describe('the columns in the URL', () => {
	it('are those at first without a word', () => expect([...parseHidden(new URLSearchParams())]).toEqual(['accountId', 'pending']));
	it('are all of them when none is left out', () => {
		const params = withHidden(new URLSearchParams(), new Set());
		expect(params.toString()).toBe('hide=');
		expect([...parseHidden(params)]).toEqual([]);
	});
	it('are read back as they were written, what is no column left out', () => {
		const params = withHidden(new URLSearchParams('entity=LDN'), new Set(['price', 'level']));
		expect(params.toString()).toBe('entity=LDN&hide=level%2Cprice');
		expect(parseHidden(new URLSearchParams('hide=price,nonsense,level'))).toEqual(parseHidden(params));
	});
	it('leave no word when they are those at first', () =>
		expect(withHidden(new URLSearchParams('hide=price'), new Set(['pending', 'accountId'])).toString()).toBe(''));
});
