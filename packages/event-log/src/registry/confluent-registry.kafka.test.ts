import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Registry, startRegistry } from '../../../../infra/kafka/start-registry.ts';
import { createCodec } from '../avro/codec.ts';
import { openCodecs } from '../avro/codecs.ts';
import type { SchemaRegistry } from '../avro/registry.ts';
import { tradeOf } from '../avro/trade-samples.fixture.ts';
import { IncompatibleSchemaError, UnknownSchemaError, WireFormatError } from '../avro/wire-format.ts';
import { openConfluentRegistry } from './confluent-registry.ts';

const FIRST = { type: 'record', name: 'Note', fields: [{ name: 'text', type: 'string' }] };
const SECOND = { ...FIRST, fields: [...FIRST.fields, { name: 'stars', type: 'int', default: 3 }] };
const BROKEN = { ...FIRST, fields: [{ name: 'text', type: 'int' }] };

describe.skipIf(inject('kafka') === null)('Apicurio Registry', () => {
	let dir: string;
	let server: Registry;
	let registry: SchemaRegistry;
	beforeAll(async () => {
		dir = await mkdtemp(join(tmpdir(), 'tideline-registry-'));
		server = await startRegistry({ dir });
		registry = openConfluentRegistry({ url: server.url });
	});
	afterAll(async () => {
		await server?.stop();
		await rm(dir, { recursive: true });
	});

	test('knows nothing of a new subject', async () => {
		expect(await registry.versions('nothing')).toEqual([]);
	});

	test('gives the same schema the same id, to any client', async () => {
		const id = await registry.register('same', FIRST);
		expect(await openConfluentRegistry({ url: server.url }).register('same', FIRST)).toBe(id);
		expect(await registry.schema(id)).toEqual(FIRST);
		expect(await registry.versions('same')).toEqual([{ version: 1, id, schema: FIRST }]);
	});

	test('takes a newer version that can read the older one', async () => {
		const old = await createCodec<{ text: string }>(registry, 'growing', FIRST);
		const newer = await createCodec<{ text: string; stars: number }>(registry, 'growing', SECOND);
		expect(newer.decode(old.encode({ text: 'hello' }))).toEqual({ text: 'hello', stars: 3 });
		expect((await registry.versions('growing')).map(({ version }) => version)).toEqual([1, 2]);
	});

	test('itself refuses a version that cannot read the older one', async () => {
		await registry.register('breaking', FIRST);
		await expect(registry.register('breaking', BROKEN)).rejects.toThrow(IncompatibleSchemaError);
		expect(await registry.versions('breaking')).toHaveLength(1);
	});

	test('has no schema for an id that nobody registered', async () => {
		await expect(registry.schema(999_999)).rejects.toThrow(UnknownSchemaError);
	});

	test('serves every codec of the product, and a reader of another process decodes by id', async () => {
		const writer = await openCodecs(registry);
		const reader = await openCodecs(openConfluentRegistry({ url: server.url }));
		expect(reader.trade.decode(writer.trade.encode(tradeOf('BOND')))).toEqual(tradeOf('BOND'));
		expect(new Set(Object.values(writer).map(({ schemaId }) => schemaId)).size).toBe(Object.keys(writer).length);
	});

	test('may end: what is running still encodes, decodes and knows a foreign record', async () => {
		const { trade } = await openCodecs(registry);
		await server.stop();
		const bytes = trade.encode(tradeOf('FX'));
		expect(trade.decode(bytes)).toEqual(tradeOf('FX'));
		expect(() => trade.decode(bytes.subarray(0, -1))).toThrow(WireFormatError);
		expect(() => trade.decode(new Uint8Array([0, 0, 15, 66, 63, 1]))).toThrow(WireFormatError);
		expect(() => trade.decode(new Uint8Array([123]))).toThrow(WireFormatError);
		expect(await registry.register('tideline.Trade', (await import('@tideline/domain')).tradeSchema)).toBe(trade.schemaId);
	});
});
