import { describe, expect, it } from 'vitest';
import { shortName } from './entity-name.ts';

describe('short name of an entity', () => {
	it('is the whole name when there is no place in it', () =>
		expect(shortName({ kind: 'entity', name: 'Tideline Bank' })).toBe('Tideline Bank'));
	it('is the place behind the name of the bank', () =>
		expect(shortName({ kind: 'entity', name: 'Tideline Bank, New York' })).toBe('New York'));
	it('is Group for the group', () => expect(shortName({ kind: 'group', name: 'Tideline Group' })).toBe('Group'));
});
