import { expect, it } from 'vitest';
import { withParams } from './search-params.ts';

it('sets, replaces and leaves out, and keeps what it was not told of', () => {
	const params = new URLSearchParams('entity=LDN&position=A&trade=T-1');
	const next = withParams(params, { position: 'B', trade: null, search: '', account: 'X' });
	expect(next.toString()).toBe('entity=LDN&position=B&account=X');
	expect(params.get('trade')).toBe('T-1');
});
