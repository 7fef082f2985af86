import { HEADER_BYTES, MAGIC_BYTE, type SchemaRegistry, schemaIdOf, TOPICS, writeHeader } from '@tideline/event-log';
import type { DaySchema } from './lines.ts';

/** Subject in the registry by topic, for the topics that carry Avro. */
export const SUBJECTS: ReadonlyMap<string, string> = new Map(
	TOPICS.flatMap(({ name, value }) => (value.format === 'avro' ? [[name, value.record]] : [])),
);

/** The schema that a record of a topic names; null for what is not in the wire format. */
export function schemaIdIn(topic: string, value: Uint8Array | null): number | null {
	if (value === null || !SUBJECTS.has(topic) || value[0] !== MAGIC_BYTE || value.length < HEADER_BYTES) return null;
	return schemaIdOf(value);
}

/** From the ids of the registry that a day was recorded with to those of the one that it is replayed into. */
export class SchemaIds {
	readonly #registry: SchemaRegistry;
	readonly #ids = new Map<number, number>();

	constructor(registry: SchemaRegistry) {
		this.#registry = registry;
	}

	/** @throws what the registry says, such as IncompatibleSchemaError */
	async add({ id, subject, schema }: DaySchema): Promise<void> {
		this.#ids.set(id, await this.#registry.register(subject, schema));
	}

	/** The value under the id of its schema here. One whose schema the day does not have stays as it is: it was a dead letter there, too. */
	translate(topic: string, value: Uint8Array | null): Uint8Array | null {
		const id = schemaIdIn(topic, value);
		const own = id === null ? undefined : this.#ids.get(id);
		if (value === null || own === undefined || own === id) return value;
		const copy = Uint8Array.from(value);
		writeHeader(copy, own);
		return copy;
	}
}
