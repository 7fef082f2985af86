import { Buffer } from 'node:buffer';
import {
	type DeadLetterEvent,
	type Lcr,
	minor,
	type OverrideEvent,
	type Position,
	type Rejected,
	rejectedSchema,
	type Trade,
	tradeSchema,
} from '@tideline/domain';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { openSqliteLog } from '../sqlite/sqlite-log.ts';
import { createCodec } from './codec.ts';
import { type Codecs, createTradeBodies, openCodecs } from './codecs.ts';
import type { SchemaRegistry } from './registry.ts';
import { ASSET_CLASSES_OF_SAMPLES, tradeOf } from './trade-samples.fixture.ts';
import { EncodeError, IncompatibleSchemaError, UnknownSchemaError, WireFormatError } from './wire-format.ts';

const newRegistry = (): SchemaRegistry => openSqliteLog({ path: ':memory:', maintainEveryMs: 0 }).registry;

let codecs: Codecs;
beforeAll(async () => {
	codecs = await openCodecs(newRegistry());
});

const faultOf = (decode: () => unknown): WireFormatError => {
	try {
		decode();
	} catch (error) {
		if (error instanceof WireFormatError) return error;
	}
	throw new Error('it was decoded');
};

describe('bytes that are no record of ours', () => {
	test.each<[string, (bytes: Uint8Array) => Uint8Array, Partial<WireFormatError>]>([
		['empty', () => new Uint8Array(), { fault: 'TRUNCATED', schemaId: null }],
		['a foreign magic byte', () => Buffer.from('{"json":true}'), { fault: 'FOREIGN_MAGIC_BYTE', schemaId: null }],
		['half a header', (bytes) => bytes.subarray(0, 3), { fault: 'TRUNCATED', schemaId: null }],
		[
			'an unknown schema',
			(bytes) => Buffer.concat([Buffer.from([0, 0, 1, 0, 7]), bytes.subarray(5)]),
			{ fault: 'UNKNOWN_SCHEMA', schemaId: 65_543 },
		],
		['a truncated body', (bytes) => bytes.subarray(0, -1), { fault: 'TRUNCATED' }],
		['a header alone', (bytes) => bytes.subarray(0, 5), { fault: 'TRUNCATED' }],
		['bytes behind the body', (bytes) => Buffer.concat([bytes, Buffer.from([1])]), { fault: 'MALFORMED' }],
	])('with %s are named as such', (_, spoil, expected) => {
		expect(faultOf(() => codecs.trade.decode(spoil(codecs.trade.encode(tradeOf('FX')))))).toMatchObject(expected);
	});

	test('of any kind never end in another error', () => {
		const header = codecs.trade.encode(tradeOf('FX')).subarray(0, 5);
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (body) => {
				try {
					codecs.trade.decode(Buffer.concat([header, body]));
				} catch (error) {
					expect(error).toBeInstanceOf(WireFormatError);
				}
			}),
		);
	});
});

describe('a value that does not fit its schema', () => {
	test('is refused with the path of what is wrong', () => {
		const wrong = { ...tradeOf('FX'), source: { topic: 'oms.fx', partition: 'two', offset: 17 } } as unknown as Trade;
		expect(() => codecs.trade.encode(wrong)).toThrow(new EncodeError('tideline.Trade', 'source.partition', undefined));
	});

	test('is refused when an amount is no safe integer', () => {
		const wrong = { ...tradeOf('FX'), eventTime: 2 ** 53 } as Trade;
		expect(() => codecs.trade.encode(wrong)).toThrow(EncodeError);
	});
});

describe('the trade codec', () => {
	test.each(ASSET_CLASSES_OF_SAMPLES)('carries %s as the branch of the union and gives it back', (assetClass) => {
		expect(codecs.trade.decode(codecs.trade.encode(tradeOf(assetClass)))).toEqual(tradeOf(assetClass));
	});

	test('writes the Confluent wire format: zero, the schema id, Avro', () => {
		const bytes = codecs.trade.encode(tradeOf('FX'));
		expect([...bytes.subarray(0, 5)]).toEqual([0, 0, 0, 0, codecs.trade.schemaId]);
		// Avro's string: length (zigzag), then the bytes.
		expect(Buffer.from(bytes.subarray(5, 10)).toString('latin1')).toBe('\u0008FX-1');
	});

	test.each(ASSET_CLASSES_OF_SAMPLES)('gives the body of %s to a program that keeps trades for itself', (assetClass) => {
		const bodies = createTradeBodies();
		const body = codecs.trade.bodyOf(codecs.trade.encode(tradeOf(assetClass)));
		const { book, tradeDate, sourceSystem, source, receiveTime, ...terms } = tradeOf(assetClass);
		expect(body && bodies.decode(body)).toEqual(terms);
		expect(Buffer.from(bodies.encode(tradeOf(assetClass)))).toEqual(body);
	});

	test('gives no body of what another schema has written', () => {
		const bytes = Buffer.from(codecs.trade.encode(tradeOf('FX')));
		bytes.writeUInt32BE(codecs.trade.schemaId + 1, 1);
		expect(codecs.trade.bodyOf(bytes)).toBeNull();
	});

	test('grows with a record that is larger than any before', () => {
		const book = 'x'.repeat(300_000);
		expect(codecs.trade.decode(codecs.trade.encode({ ...tradeOf('FX'), book })).book).toBe(book);
	});

	test('keeps every safe integer as it is', () => {
		fc.assert(
			fc.property(fc.maxSafeInteger(), (amount) => {
				const trade = tradeOf('INTERBANK') as Extract<Trade, { assetClass: 'INTERBANK' }>;
				const decoded = codecs.trade.decode(codecs.trade.encode({ ...trade, details: { ...trade.details, principal: minor(amount) } }));
				expect(decoded.details).toMatchObject({ principal: amount });
			}),
		);
	});
});

describe('the other codecs', () => {
	test('carry a dead letter whole, whatever array its bytes are in', () => {
		const value = new Uint8Array([9, 0, 255, 128]).subarray(1);
		const rejected: Rejected = {
			topic: 'oms.fx',
			partition: 0,
			offset: 3,
			key: null,
			value,
			reason: 'NOT_JSON',
			message: 'not JSON',
			path: '',
			position: 0,
			receivedAt: 1,
			rejectedAt: 2,
			replayOf: 'oms.fx/0/1',
		};
		const decoded = codecs.rejected.decode(codecs.rejected.encode(rejected));
		expect({ ...decoded, value: [...decoded.value] }).toEqual({ ...rejected, value: [0, 255, 128] });
	});

	test('carry an override with and without a proposal', () => {
		const event: OverrideEvent = {
			overrideId: 'O-1',
			kind: 'EXPIRED',
			at: 1,
			actor: 'engine',
			actorRole: 'system',
			from: 'engine',
			approval: 'NOT_REQUIRED',
			proposal: null,
			comment: '',
		};
		expect(codecs.overrideEvent.decode(codecs.overrideEvent.encode(event))).toEqual(event);
	});

	test('carry the copy of a mended message byte for byte, and the event without one', () => {
		const event: DeadLetterEvent = {
			topic: 'ems.equity',
			partition: 1,
			offset: 5,
			kind: 'MENDED',
			at: 1,
			actor: 'K. Brandt',
			actorRole: 'operator',
			from: '127.0.0.1',
			comment: '',
			copy: new Uint8Array([1, 0, 255]).subarray(1),
			revision: null,
			replayPartition: null,
			replayOffset: null,
			tradeId: null,
			tradeVersion: null,
			messageDigest: '',
		};
		const decoded = codecs.deadLetterEvent.decode(codecs.deadLetterEvent.encode(event));
		expect({ ...decoded, copy: [...(decoded.copy ?? [])] }).toEqual({ ...event, copy: [0, 255] });
		const replayed = { ...event, kind: 'REPLAYED' as const, copy: null, revision: 4 };
		expect(codecs.deadLetterEvent.decode(codecs.deadLetterEvent.encode(replayed))).toEqual(replayed);
	});

	test('know the classes that position and LCR share', () => {
		expect(Object.keys(codecs)).toHaveLength(12);
		expect(new Set(Object.values(codecs).map(({ schemaId }) => schemaId)).size).toBe(12);
		expect(() => codecs.position.encode({} as Position)).toThrow(EncodeError);
		expect(() => codecs.lcr.encode({} as Lcr)).toThrow(EncodeError);
	});
});

describe('schemas over time', () => {
	const v1 = { type: 'record', name: 'Note', fields: [{ name: 'text', type: 'string' }] };
	const v2 = { ...v1, fields: [...v1.fields, { name: 'stars', type: 'int', default: 3 }] };
	const broken = { ...v1, fields: [{ name: 'text', type: 'int' }] };

	test('a schema that cannot read an earlier version is refused and not registered', async () => {
		const registry = newRegistry();
		await createCodec(registry, 'note', v1);
		await expect(createCodec(registry, 'note', broken)).rejects.toThrow(IncompatibleSchemaError);
		expect(await registry.versions('note')).toHaveLength(1);
	});

	test('a newer reader fills in the default of a new field', async () => {
		const registry = newRegistry();
		const old = await createCodec(registry, 'note', v1);
		const bytes = old.encode({ text: 'hello' });
		expect((await createCodec(registry, 'note', v2)).decode(bytes)).toEqual({ text: 'hello', stars: 3 });
	});

	test('an older reader learns the schema of a newer writer and reads what it knows', async () => {
		const registry = newRegistry();
		const old = await createCodec(registry, 'note', v1);
		const newer = await createCodec(registry, 'note', v2);
		const bytes = newer.encode({ text: 'hello', stars: 5 });
		expect(faultOf(() => old.decode(bytes)).schemaId).toBe(newer.schemaId);
		await old.learn(newer.schemaId);
		expect(old.decode(bytes)).toEqual({ text: 'hello' });
	});

	test('a dead letter that was written before replays had a link is read, without one', async () => {
		const registry = newRegistry();
		const before = { ...rejectedSchema, fields: rejectedSchema.fields.filter(({ name }) => name !== 'replayOf') };
		const old = await createCodec<object>(registry, 'tideline.Rejected', before);
		const letter = { topic: 'oms.fx', partition: 0, offset: 3, key: null, reason: 'NOT_JSON', message: '', path: '', position: null };
		const bytes = old.encode({ ...letter, value: Buffer.from('{'), receivedAt: 1, rejectedAt: 2 });
		const now = await createCodec<Rejected>(registry, 'tideline.Rejected', rejectedSchema);
		expect(now.decode(bytes)).toMatchObject({ ...letter, replayOf: null });
	});

	test('the same schema has the same id, under any subject', async () => {
		const registry = newRegistry();
		const id = await registry.register('a', tradeSchema);
		expect(await registry.register('a', tradeSchema)).toBe(id);
		expect(await registry.register('b', tradeSchema)).toBe(id);
		expect(await registry.register('a', v1)).not.toBe(id);
		expect(await registry.schema(id)).toEqual(JSON.parse(JSON.stringify(tradeSchema)));
		expect((await registry.versions('a')).map(({ version }) => version)).toEqual([1, 2]);
		await expect(registry.schema(99)).rejects.toThrow(UnknownSchemaError);
	});
});
