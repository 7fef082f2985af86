import { z } from 'zod';
import type { SchemaRegistry, SubjectVersion } from '../avro/registry.ts';
import { IncompatibleSchemaError, UnknownSchemaError } from '../avro/wire-format.ts';
import { createRegistryClient, type RegistryClientOptions, RegistryRefusal } from './registry-client.ts';

/** Error codes of Confluent's API; Apicurio answers with the same. */
const SUBJECT_NOT_FOUND = 40401;
const SUBJECT_CONFIG_NOT_FOUND = 40408;
const NOT_FOUND = 404;
const CONFLICT = 409;

const idAnswer = z.object({ id: z.number().int().nonnegative() });
const schemaAnswer = z.object({ schema: z.string() });
const versionAnswer = z.object({ id: z.number().int().nonnegative(), version: z.number().int().positive(), schema: z.string() });
const versionsAnswer = z.array(z.number().int().positive());
/** Confluent says `compatibilityLevel`, newer Apicurio `compatibility`. */
const configAnswer = z
	.object({ compatibilityLevel: z.string().optional(), compatibility: z.string().optional() })
	.transform(({ compatibilityLevel, compatibility }) => compatibilityLevel ?? compatibility ?? 'NONE');
const jsonObject = z.record(z.string(), z.unknown());

/**
 * A schema registry that speaks Confluent's API v7. Every answer is kept: a schema never changes under its id, so what runs goes on when the
 * registry is away. A call that it does not answer waits and says so.
 */
export function openConfluentRegistry(options: RegistryClientOptions): SchemaRegistry {
	const client = createRegistryClient(options);
	const schemas = new Map<number, object>();
	const ids = new Map<string, number>();
	const subjectPath = (subject: string) => `/subjects/${encodeURIComponent(subject)}/versions`;

	/** A new version must be able to read what earlier ones wrote; a stricter rule that somebody has set stays. */
	async function demandBackward(subject: string): Promise<void> {
		const path = `/config/${encodeURIComponent(subject)}`;
		const isDemanded = async () => {
			const current = await orElse('NONE', [SUBJECT_NOT_FOUND, SUBJECT_CONFIG_NOT_FOUND, NOT_FOUND], () => client.get(path, configAnswer));
			return current !== 'NONE' && !current.startsWith('FORWARD');
		};
		if (await isDemanded()) return;
		try {
			await client.put(path, { compatibility: 'BACKWARD' });
		} catch (error) {
			// Processes that start together all ask for it, and Apicurio refuses all but the first.
			if (!(await isDemanded())) throw error;
		}
	}

	return {
		async register(subject, schema) {
			const text = JSON.stringify(schema);
			const key = `${subject}\n${text}`;
			const known = ids.get(key);
			if (known !== undefined) return known;
			await demandBackward(subject);
			try {
				const { id } = await client.post(subjectPath(subject), { schemaType: 'AVRO', schema: text }, idAnswer);
				ids.set(key, id);
				return id;
			} catch (error) {
				if (error instanceof RegistryRefusal && error.status === CONFLICT)
					throw new IncompatibleSchemaError(subject, (await newestVersion(subject)) ?? 0, error);
				throw error;
			}
		},
		async schema(id) {
			const known = schemas.get(id);
			if (known !== undefined) return known;
			const answer = await orElse(null, [NOT_FOUND], () => client.get(`/schemas/ids/${id}`, schemaAnswer));
			if (answer === null) throw new UnknownSchemaError(id);
			const schema = parseSchema(answer.schema);
			schemas.set(id, schema);
			return schema;
		},
		async versions(subject) {
			const numbers = await orElse([], [NOT_FOUND], () => client.get(subjectPath(subject), versionsAnswer));
			return Promise.all(
				numbers.map(async (number): Promise<SubjectVersion> => {
					const { id, version, schema } = await client.get(`${subjectPath(subject)}/${number}`, versionAnswer);
					return { id, version, schema: parseSchema(schema) };
				}),
			);
		},
	};

	async function newestVersion(subject: string): Promise<number | undefined> {
		return (await client.get(subjectPath(subject), versionsAnswer)).at(-1);
	}
}

/** A value instead of a refusal that says that something is not there. */
async function orElse<T, F>(fallback: F, expected: readonly number[], call: () => Promise<T>): Promise<T | F> {
	try {
		return await call();
	} catch (error) {
		if (error instanceof RegistryRefusal && (expected.includes(error.errorCode) || expected.includes(error.status))) return fallback;
		throw error;
	}
}

const parseSchema = (text: string): object => jsonObject.parse(JSON.parse(text));
