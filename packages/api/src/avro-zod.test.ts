import { positionSchema } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { zodOfAvro } from './avro-zod.ts';

describe('zod from Avro', () => {
	it('refuses Avro that our schemas do not use', () => {
		expect(() => zodOfAvro({ type: 'record', fields: [{ name: 'a', type: ['int', 'string'] }] })).toThrow(TypeError);
		expect(() => zodOfAvro({ type: 'record', fields: [{ name: 'a', type: 'Unknown' }] })).toThrow(TypeError);
	});
	it('refuses what the schema does not allow', () => {
		const level = zodOfAvro({
			type: 'record',
			fields: [
				{ name: 'a', type: { type: 'enum', name: 'E', symbols: ['X'] } },
				{ name: 'b', type: 'long' },
			],
		});
		expect(level.safeParse({ a: 'X', b: 1 }).success).toBe(true);
		for (const value of [{ a: 'Y', b: 1 }, { a: 'X', b: 1.5 }, { a: 'X' }]) expect(level.safeParse(value).success).toBe(false);
	});
	it('names the units in the JSON schema', () => {
		const { properties } = z.toJSONSchema(zodOfAvro(positionSchema)) as { properties: Record<string, { description?: string }> };
		expect(properties.marketValue?.description).toContain('minor units');
	});
});
