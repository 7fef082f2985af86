/** Marks a file as ours ("TIDE" in ASCII), so that a foreign database is refused instead of written to. */
export const APPLICATION_ID = 0x54494445;
/** Raised when the tables change; a file of another format is refused. */
export const FORMAT_VERSION = 2;
/** Fewer, larger pages suit batches of tens of kilobytes. */
export const PAGE_SIZE = 8192;
/** Pages of write-ahead log before a commit folds it back into the file: 8 MB, which holds that one commit up for 10 to 20 ms. */
export const CHECKPOINT_PAGES = 1024;

/**
 * A partition's records stand in batches, one row each (`record-batch.ts`), found by the offset after their last record.
 * `appended_at` is the clock of the newest append in it: what a minimum compaction lag counts from.
 * `last_seq` is the sequence over all partitions of the newest record; its maximum is the end of the log.
 * `cleaned` is the offset up to which compaction has run, `kept` the records it left below that, `joined` the offset up to
 * which small batches have been made into larger ones.
 */
export const TABLES = `
CREATE TABLE topics (
	id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, partitions INTEGER NOT NULL,
	cleanup TEXT NOT NULL CHECK (cleanup IN ('delete', 'compact')), retention_ms INTEGER, min_compaction_lag_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE partitions (
	id INTEGER PRIMARY KEY, topic_id INTEGER NOT NULL REFERENCES topics, partition INTEGER NOT NULL,
	high INTEGER NOT NULL DEFAULT 0, last_seq INTEGER NOT NULL DEFAULT 0, last_timestamp INTEGER,
	cleaned INTEGER NOT NULL DEFAULT 0, kept INTEGER NOT NULL DEFAULT 0,
	joined INTEGER NOT NULL DEFAULT 0, UNIQUE (topic_id, partition)
) STRICT;
CREATE TABLE batches (
	id INTEGER PRIMARY KEY, partition_id INTEGER NOT NULL, next_offset INTEGER NOT NULL, base_offset INTEGER NOT NULL,
	base_seq INTEGER NOT NULL, base_timestamp INTEGER NOT NULL, max_timestamp INTEGER NOT NULL,
	appended_at INTEGER NOT NULL, records INTEGER NOT NULL, crc INTEGER NOT NULL, body BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX batch_of_offset ON batches (partition_id, next_offset);
CREATE TABLE group_positions (
	group_name TEXT NOT NULL, topic TEXT NOT NULL, partition INTEGER NOT NULL, position INTEGER NOT NULL,
	PRIMARY KEY (group_name, topic, partition)
) STRICT, WITHOUT ROWID;
CREATE TABLE transactors (id TEXT PRIMARY KEY, epoch INTEGER NOT NULL) STRICT;
CREATE TABLE clean_marks (
	partition_id INTEGER NOT NULL, position INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (partition_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE leases (name TEXT PRIMARY KEY, owner TEXT NOT NULL, expires_at INTEGER NOT NULL) STRICT;
CREATE TABLE schemas (id INTEGER PRIMARY KEY, schema TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE subjects (
	subject TEXT NOT NULL, version INTEGER NOT NULL, schema_id INTEGER NOT NULL REFERENCES schemas,
	PRIMARY KEY (subject, version), UNIQUE (subject, schema_id)
) STRICT, WITHOUT ROWID;
PRAGMA application_id = ${APPLICATION_ID};
PRAGMA user_version = ${FORMAT_VERSION};
`;

/**
 * How many partitions have batches that no reader would come to, behind their end or without a row of their own: none, unless the file
 * is damaged. Goes from one partition to the next in the index, however many batches each has.
 */
export const HIDDEN_BATCHES = `
WITH RECURSIVE held (id) AS (
	SELECT min(partition_id) FROM batches
	UNION ALL SELECT (SELECT min(partition_id) FROM batches WHERE partition_id > held.id) FROM held WHERE held.id IS NOT NULL
)
SELECT count(*) FROM held LEFT JOIN partitions ON partitions.id = held.id WHERE held.id IS NOT NULL
	AND coalesce(partitions.high, -1) < (SELECT max(next_offset) FROM batches WHERE partition_id = held.id)
`;
