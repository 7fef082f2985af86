import { tradeSchema } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { readPublished, SCHEMA_FOLDER, unpublished } from './published-schemas.ts';
import { IncompatibleSchemaError } from './wire-format.ts';

const trade = (fields: readonly object[]) => [{ subject: 'tideline.Trade', version: 1, schema: { ...tradeSchema, fields } }];

describe('the schemas of now', () => {
	it('read every version that was published, and are published themselves', async () => {
		const missing = (await unpublished(readPublished(SCHEMA_FOLDER))).map(({ subject }) => subject);
		expect(missing, 'npm run schemas publishes them').toEqual([]);
	});
});

describe('a schema that has changed', () => {
	it('is the next version when it can read the one before', async () => {
		const more = [...tradeSchema.fields, { name: 'later', type: 'string' }];
		const added = await unpublished(trade(more));
		expect(added.find(({ subject }) => subject === 'tideline.Trade')).toEqual({
			subject: 'tideline.Trade',
			version: 2,
			schema: tradeSchema,
		});
	});

	it('is refused when it cannot', async () => {
		const fewer = tradeSchema.fields.filter(({ name }) => name !== 'receiveTime');
		await expect(unpublished(trade(fewer))).rejects.toThrow(IncompatibleSchemaError);
	});
});
