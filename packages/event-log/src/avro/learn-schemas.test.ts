import { beforeEach, expect, test } from 'vitest';
import type { LogRecord } from '../event-log.ts';
import { RegistryRefusal } from '../registry/registry-client.ts';
import { schemaLearner } from './learn-schemas.ts';
import { UnknownSchemaError, writeHeader } from './wire-format.ts';

const known = new Set<number>();
let asked: number[];
const codec = {
	knows: (id: number) => known.has(id),
	async learn(id: number) {
		asked.push(id);
		if (id > 100) throw new UnknownSchemaError(id);
		known.add(id);
	},
};

beforeEach(() => {
	known.clear();
	known.add(1);
	asked = [];
});

function record(topic: string, id: number): LogRecord {
	const value = new Uint8Array(6);
	writeHeader(value, id);
	return { topic, partition: 0, offset: 0, key: 'k', value, timestamp: 0, headers: {} };
}

test('an id that no schema is found for is asked for once, and stops nothing', async () => {
	const learn = schemaLearner({ trade: codec });
	await learn([record('trades.fx', 999), record('trades.fx', 999), record('trades.fx', 2)]);
	await learn([record('trades.fx', 999)]);
	expect(asked).toEqual([999, 2]);
});

test('a registry that does not let it ask ends the reading: the record may be a good one', async () => {
	const refusal = new RegistryRefusal('/schemas/ids/7', 401, 401, 'who are you');
	const refused = { ...codec, learn: () => Promise.reject(refusal) };
	await expect(schemaLearner({ trade: refused })([record('trades.fx', 7)])).rejects.toThrow(refusal);
});

test("a newer writer's schema is asked for once, and never one that is known", async () => {
	await schemaLearner({ trade: codec })([record('trades.fx', 1), record('trades.repos', 7), record('trades.fx', 7)]);
	expect(asked).toEqual([7]);
});

test('a topic that is named beside the table is learnt too', async () => {
	await schemaLearner({}, new Map([['positions.v2', codec]]))([record('positions.v2', 7), record('positions', 8)]);
	expect(asked).toEqual([7]);
});

test('what is not in the wire format, or not ours to decode, is left alone', async () => {
	const foreign = { ...record('trades.fx', 9), value: new TextEncoder().encode('{"a":1}') };
	const short = { ...record('trades.fx', 9), value: new Uint8Array([0, 0]) };
	await schemaLearner({ trade: codec })([foreign, short, { ...foreign, value: null }, record('payments', 9), record('cash', 9)]);
	expect(asked).toEqual([]);
});
