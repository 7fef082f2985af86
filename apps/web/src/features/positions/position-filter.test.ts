import { acceptsPosition, MAX_SEARCH_LENGTH } from '@tideline/api';
import { describe, expect, it } from 'vitest';
import { parsePositionFilter, withPositionFilter } from './position-filter.ts';

const parsed = (query: string) => parsePositionFilter(new URLSearchParams(query));

describe('position filter', () => {
	it('ignores what the URL should not say', () => {
		expect(acceptsPosition(parsed('level=9&flag=x&currency=dollars'))).toBeUndefined();
	});
	it('reads a search as far as the server takes it', () => {
		expect(parsed(`search=${'x'.repeat(MAX_SEARCH_LENGTH + 1)}`).search).toHaveLength(MAX_SEARCH_LENGTH);
	});
	it('keeps the rest of the URL and leaves out what does not filter', () => {
		const params = withPositionFilter(new URLSearchParams('entity=LDN&level=LEVEL_1'), { level: null, search: 'gilt' });
		expect(params.toString()).toBe('entity=LDN&search=gilt');
	});
});
