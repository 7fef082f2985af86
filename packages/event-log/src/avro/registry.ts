export interface SubjectVersion {
	/** Counted from one within the subject. */
	version: number;
	/** Unique over all subjects: what stands on the wire. */
	id: number;
	schema: object;
}

/** Where schemas live: in the log file, or in a Confluent-compatible service. */
export interface SchemaRegistry {
	/** The id of the schema; the same schema gives the same id again. */
	register(subject: string, schema: object): Promise<number>;
	/** @throws UnknownSchemaError */
	schema(id: number): Promise<object>;
	/** Every version of a subject, oldest first; empty for an unknown subject. */
	versions(subject: string): Promise<SubjectVersion[]>;
}
