import { describe, expect, it } from 'vitest';
import { namesEntity, shortName } from './entity-name.ts';

describe('short name of an entity', () => {
	it('is the whole name when there is no place in it', () =>
		expect(shortName({ kind: 'entity', name: 'Tideline Bank' })).toBe('Tideline Bank'));
	it('is the place behind the name of the bank', () =>
		expect(shortName({ kind: 'entity', name: 'Tideline Bank, New York' })).toBe('New York'));
	it('is Group for the group', () => expect(shortName({ kind: 'group', name: 'Tideline Group' })).toBe('Group'));
});

describe('name of an account', () => {
	it('says whose it is when the code of the entity is a word of it', () => expect(namesEntity('Bank of England, LDN', 'LDN')).toBe(true));
	it('says nothing by a part of another word', () => expect(namesEntity('Calder Bank, nostro', 'CAL')).toBe(false));
});
