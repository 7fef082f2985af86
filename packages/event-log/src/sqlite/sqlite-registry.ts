import type { SchemaRegistry, SubjectVersion } from '../avro/registry.ts';
import { UnknownSchemaError } from '../avro/wire-format.ts';
import type { Database } from './database.ts';

/** The schema registry that lives in the log file: a copy of the file is complete. */
export function createSqliteRegistry(database: Database): SchemaRegistry {
	return {
		async register(subject, schema) {
			const text = JSON.stringify(schema);
			const known = database.first<[number]>(
				'SELECT s.id FROM schemas s JOIN subjects v ON v.schema_id = s.id WHERE v.subject = ? AND s.schema = ?',
				subject,
				text,
			);
			if (known !== undefined) return known[0];
			return database.write(() => add(database, subject, text));
		},
		async schema(id) {
			const row = database.first<[string]>('SELECT schema FROM schemas WHERE id = ?', id);
			if (row === undefined) throw new UnknownSchemaError(id);
			return JSON.parse(row[0]);
		},
		async versions(subject) {
			const rows = database.all<[number, number, string]>(
				'SELECT v.version, s.id, s.schema FROM subjects v JOIN schemas s ON s.id = v.schema_id WHERE v.subject = ? ORDER BY v.version',
				subject,
			);
			return rows.map(([version, id, schema]): SubjectVersion => ({ version, id, schema: JSON.parse(schema) }));
		},
	};
}

function add(database: Database, subject: string, text: string): number {
	database.run('INSERT OR IGNORE INTO schemas (schema) VALUES (?)', text);
	const id = database.first<[number]>('SELECT id FROM schemas WHERE schema = ?', text)?.[0] as number;
	database.run(
		'INSERT OR IGNORE INTO subjects SELECT ?, coalesce(max(version), 0) + 1, ? FROM subjects WHERE subject = ?',
		subject,
		id,
		subject,
	);
	return id;
}
