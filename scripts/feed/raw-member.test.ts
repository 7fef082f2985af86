import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rawMember } from './raw-member.ts';

it('any member of any object is found, with its source text', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), fc.constantFrom('', ' ', '\t'), (others, value, indent) => {
			const { value: _, ...rest } = others;
			const json = JSON.stringify({ ...rest, value, last: 1 }, null, indent);
			expect(JSON.parse(rawMember(json, 'value') ?? '')).toEqual(JSON.parse(JSON.stringify(value)));
		}),
	);
});

it('a member that is not there is null', () => {
	expect(rawMember('{}', 'value')).toBeNull();
	expect(rawMember('{"a":{"value":1},"b":"value"}', 'value')).toBeNull();
});

it('decimals keep every digit', () => {
	expect(rawMember('{"value": 10.500 }', 'value')).toBe('10.500');
});
