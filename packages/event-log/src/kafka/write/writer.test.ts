import { expect, test } from 'vitest';
import { record } from '../../contract/reading.ts';
import { readKafkaConfig } from '../config.ts';
import { NO_EVENTS } from '../events.ts';
import { prefixedNames } from '../options.ts';
import { KafkaProtocolError } from '../protocol/error-code.ts';
import { Writer } from './writer.ts';

const TOO_LARGE = 10;
const REFUSED = 1;

/** A writer to a topic of three partitions with one leader, which refuses one of them for good. `ids`: how often it was asked for a producer id. */
function writerTo(awayFor = 0): { writer: Writer; ids: () => number } {
	let asked = 0;
	const topic = { name: 't', full: 't', partitions: 3, cleanup: 'delete', appendTime: false };
	const catalogue = { known: () => topic, topics: async () => [topic] };
	const connection = {
		know: async () => undefined,
		retrying: (_: string, call: () => Promise<unknown>) => call(),
		anyBroker: async () => ({
			async initProducerId() {
				if (++asked <= awayFor) throw new Error('no broker answers');
				return { producerId: '1', producerEpoch: 0 };
			},
		}),
		byLeader: (batches: readonly object[]) => new Map([[1, batches]]),
		send: async () => [0, 1, 2].map(answer),
	};
	const answer = (partition: number) => {
		const errorCode = partition === REFUSED ? TOO_LARGE : 0;
		return { topic: 't', partition, errorCode, baseOffset: errorCode === 0 ? 40 + partition : -1 };
	};
	const config = readKafkaConfig({ KAFKA_BROKERS: 'broker:9092' });
	const options = { config, events: NO_EVENTS, names: prefixedNames(''), now: () => 0, elapsed: () => 0 };
	return { writer: new Writer(connection as never, catalogue as never, options), ids: () => asked };
}

test('an append that was kept is acknowledged, although another one of its round was refused', async () => {
	const { writer } = writerTo();
	const append = (partition: number) => writer.append([record('t', 'x', { partition }), record('t', 'y', { partition })]);
	const [first, refused, last] = await Promise.allSettled([append(0), append(REFUSED), append(2)]);
	expect([first, last]).toMatchObject([
		{ status: 'fulfilled', value: [{ offset: 40 }, { offset: 41 }] },
		{ status: 'fulfilled', value: [{ offset: 42 }, { offset: 43 }] },
	]);
	expect(refused).toMatchObject({ status: 'rejected', reason: { code: TOO_LARGE } });
	expect(refused.status === 'rejected' && refused.reason).toBeInstanceOf(KafkaProtocolError);
});

test('a producer whose beginning failed is begun anew: without an id of its own an append could be kept twice', async () => {
	const { writer, ids } = writerTo(1);
	const append = () => writer.append([record('t', 'x', { partition: 0 })]);
	await expect(append()).rejects.toThrow('no broker answers');
	await append();
	await append();
	expect(ids()).toBe(2);
});
