import type { OpenedLog } from '@tideline/event-log';
import { type NewRecord, openCodecs, TOPICS } from '@tideline/event-log';

const text = (value: string): Uint8Array => Buffer.from(value);
/** Higher than any id that a registry gives in a test. */
const UNKNOWN_SCHEMA = 2_000_000_000;

/** What no reader of a topic can understand, five records for each topic: garbage, foreign JSON, Avro that is cut, of an unknown id, with a foreign magic byte. */
export async function poisonOfEveryTopic(log: OpenedLog): Promise<NewRecord[]> {
	const { trade } = await openCodecs(log.registry);
	const head = (magic: number, id: number): Buffer => {
		const bytes = Buffer.alloc(9);
		bytes.writeUInt8(magic);
		bytes.writeUInt32BE(id, 1);
		return bytes;
	};
	const values = [
		Buffer.from([0xff, 0xfe, 0, 1, 2]),
		text('{"type":"poison","of":[1,2,{}]}'),
		head(0, trade.schemaId).subarray(0, 6),
		head(0, UNKNOWN_SCHEMA),
		head(9, trade.schemaId),
	];
	return TOPICS.flatMap(({ name }) => values.map((value, i) => ({ topic: name, key: `poison-${i}`, value, partition: 0 })));
}
