import { describe, expect, it } from 'vitest';
import { parseViewState, sharedSearch, withViewState } from './view-state.ts';

describe('state of the view in the URL', () => {
	it('falls back to the group, millions and adjusted figures for what it does not understand', () => {
		expect(parseViewState(new URLSearchParams('entity=%3Cscript%3E&scale=g&view=guess&date=2026-02-30'))).toEqual({
			entity: 'GROUP',
			scale: 'm',
			view: 'adjusted',
			date: null,
		});
	});
	it('reads what it wrote', () => {
		const state = { entity: 'LDN', scale: 'k', view: 'booked', date: '2026-11-19' } as const;
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
	it('lets a span go with the day whose trend it was dragged on', () => {
		const params = new URLSearchParams('entity=LDN&from=2026-11-20T10:05Z&to=2026-11-20T11:20Z&cause=FX');
		expect(withViewState(params, { date: '2026-11-19' }).toString()).toBe('entity=LDN&date=2026-11-19');
		expect(withViewState(params, { scale: 'k' }).get('cause')).toBe('FX');
	});
	it('leaves a closed day behind with its page: the others show what is now', () => {
		expect(sharedSearch(new URLSearchParams('entity=LDN&date=2026-11-19'))).toBe('?entity=LDN');
		expect(withViewState(new URLSearchParams('date=2026-11-19'), { date: null }).toString()).toBe('');
	});
});
