import { randomUUID } from 'node:crypto';
import type { Database } from './database.ts';

/** The name that the file was given when it was first asked for one; within a write transaction. A file without the table is an older one. */
export function identityOf(database: Database): string {
	database.run('CREATE TABLE IF NOT EXISTS identity (one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL) STRICT');
	database.run('INSERT OR IGNORE INTO identity VALUES (1, ?)', randomUUID());
	return database.first<[string]>('SELECT id FROM identity')?.[0] ?? '';
}
