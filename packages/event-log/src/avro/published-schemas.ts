import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { openCodecs } from './codecs.ts';
import type { SchemaRegistry } from './registry.ts';

/** A schema that records may have been written with. */
export interface PublishedSchema {
	readonly subject: string;
	/** Counted from one within the subject. */
	readonly version: number;
	readonly schema: object;
}

/** Every version of every subject, a file each. */
export const SCHEMA_FOLDER = new URL('../../schemas/', import.meta.url);

const FILE = /^(.+)\.(\d+)\.avsc$/;
const fileOf = ({ subject, version }: PublishedSchema): string => `${subject}.${version}.avsc`;

/** The schemas in a folder, of each subject the oldest first. */
export function readPublished(folder: URL): PublishedSchema[] {
	const found = readdirSync(folder).flatMap((name): PublishedSchema[] => {
		const [, subject, version] = FILE.exec(name) ?? [];
		if (subject === undefined) return [];
		return [{ subject, version: Number(version), schema: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as object }];
	});
	return found.sort((a, b) => a.version - b.version);
}

export function writePublished(folder: URL, schemas: readonly PublishedSchema[]): void {
	for (const schema of schemas) writeFileSync(new URL(fileOf(schema), folder), `${JSON.stringify(schema.schema, null, '\t')}\n`);
}

/**
 * The schemas of now that are not among the published ones, as their next versions.
 * @throws IncompatibleSchemaError when one cannot read what was published of it
 */
export async function unpublished(published: readonly PublishedSchema[]): Promise<PublishedSchema[]> {
	const all = [...published];
	await openCodecs(registryOf(all));
	return all.slice(published.length);
}

/** A registry that takes new versions in behind those that it is given. */
function registryOf(all: PublishedSchema[]): SchemaRegistry {
	const versionsOf = (subject: string) =>
		all.flatMap(({ version, schema, ...of }, index) => (of.subject === subject ? [{ version, schema, id: index + 1 }] : []));
	return {
		async register(subject, schema) {
			const text = JSON.stringify(schema);
			const versions = versionsOf(subject);
			const known = versions.find((one) => JSON.stringify(one.schema) === text);
			return known?.id ?? all.push({ subject, version: (versions.at(-1)?.version ?? 0) + 1, schema });
		},
		schema: async (id) => all[id - 1]?.schema ?? {},
		versions: async (subject) => versionsOf(subject),
	};
}
