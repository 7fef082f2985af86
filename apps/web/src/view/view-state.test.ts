import { describe, expect, it } from 'vitest';
import { parseViewState, sharedSearch, withViewState } from './view-state.ts';

describe('state of the view in the URL', () => {
	it('falls back to the group, millions and adjusted figures for what it does not understand', () => {
		expect(parseViewState(new URLSearchParams('entity=%3Cscript%3E&scale=g&view=guess'))).toEqual({
			entity: 'GROUP',
			scale: 'm',
			view: 'adjusted',
		});
	});
	it('reads what it wrote', () => {
		const state = { entity: 'LDN', scale: 'k', view: 'booked' } as const;
		expect(parseViewState(withViewState(new URLSearchParams(), state))).toEqual(state);
	});
	it('leaves defaults out and the rest alone', () => {
		const params = withViewState(new URLSearchParams('entity=LDN&search=gilt'), { entity: 'GROUP' });
		expect(params.toString()).toBe('search=gilt');
	});
	it('takes only the shared part to another page', () => {
		expect(sharedSearch(new URLSearchParams('entity=LDN&search=gilt'))).toBe('?entity=LDN');
		expect(sharedSearch(new URLSearchParams('search=gilt'))).toBe('');
	});
});
