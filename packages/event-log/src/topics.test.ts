import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { TopicSpec } from './event-log.ts';
import { TOPICS, topicLike } from './topics.ts';

const DAY = 86_400_000;
const COLUMNS = 7;
const PARTITIONS_COLUMN = 3;
const KEPT_COLUMN = 4;

const HOUR = 3_600_000;

const kept = ({ cleanup, retentionMs, minCompactionLagMs = 0 }: TopicSpec): string => {
	if (cleanup === 'compact') return minCompactionLagMs === 0 ? 'compacted' : `compacted after ${minCompactionLagMs / HOUR} h`;
	return retentionMs === null ? 'for ever' : `${retentionMs / DAY} day`;
};

/** The rows of the tables of docs/topics.md, by topic. */
async function documented(): Promise<Map<string, string[]>> {
	const text = await readFile(new URL('../../../docs/topics.md', import.meta.url), 'utf8');
	const rows = text.split('\n').filter((line) => line.startsWith('| `'));
	return new Map(
		rows.map((row) => {
			const cells = row
				.replaceAll('\\|', '/')
				.split('|')
				.slice(1, -1)
				.map((cell) => cell.trim());
			return [(cells[0] ?? '').replaceAll('`', ''), cells];
		}),
	);
}

test('docs/topics.md describes every topic and no other', async () => {
	expect([...(await documented()).keys()].sort()).toEqual(TOPICS.map(({ name }) => name).sort());
});

test.each(TOPICS)('docs/topics.md says of $name what the table says', async (spec) => {
	const cells = (await documented()).get(spec.name) ?? [];
	expect(cells).toHaveLength(COLUMNS);
	expect(cells[PARTITIONS_COLUMN]).toBe(`${spec.partitions}`);
	expect(cells[KEPT_COLUMN]).toBe(kept(spec));
	expect(cells.every((cell) => cell !== '')).toBe(true);
});

test('no topic is in the table twice', () => {
	expect(new Set(TOPICS.map(({ name }) => name)).size).toBe(TOPICS.length);
});

test('a topic of another generation has everything of its model but the name', () => {
	const { name, ...settings } = topicLike('positions.v2', 'positions');
	expect(name).toBe('positions.v2');
	expect(TOPICS.find((spec) => spec.name === 'positions')).toEqual({ name: 'positions', ...settings });
	expect(() => topicLike('positions.v2', 'nothing')).toThrow(RangeError);
});
