import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openCodecs } from './avro/codecs.ts';
import type { SchemaRegistry } from './avro/registry.ts';
import { INPUT_TOPICS, TRADE_TOPICS } from './topic-names.ts';
import { topicPage } from './topic-page.ts';
import { TOPIC_TABLES, TOPICS, topicLike } from './topics.ts';

const PAGE = new URL('../../../docs/topics.md', import.meta.url);

test('docs/topics.md says what the table says; npm run topics writes it anew', async () => {
	const page = await readFile(PAGE, 'utf8');
	expect(page).toBe(topicPage(page, TOPIC_TABLES));
});

test('a table that has no place in the page is not left out in silence', () => {
	expect(() => topicPage('# Topics', TOPIC_TABLES)).toThrow('the page has no place for the table "desks"');
});

test('every row of a table is whole, a bar in a cell included', () => {
	const page = topicPage('before\n<!-- topics: results -->\nstale\n<!-- end -->\nafter\n', { results: TOPIC_TABLES.results });
	const [head = '', , ...rows] = page.split('\n').filter((line) => line.startsWith('|'));
	const bars = (line: string) => line.replaceAll('\\|', '').split('|').length;
	expect(rows.map(bars)).toEqual(TOPIC_TABLES.results.map(() => bars(head)));
	expect(page).toMatch(/^before\n.*`positions`.*\n<!-- end -->\nafter\n$/s);
	expect(page).not.toContain('stale');
});

test('the Avro records of the table are those that have a codec', async () => {
	const subjects = new Set<string>();
	const registry: SchemaRegistry = {
		register: async (subject) => subjects.add(subject).size,
		schema: () => Promise.reject(new Error('nobody asks')),
		versions: async () => [],
	};
	await openCodecs(registry);
	const records = TOPICS.flatMap(({ value }) => (value.format === 'avro' ? value.record : []));
	expect(new Set(records)).toEqual(subjects);
});

test('every group of topics is in the table', () => {
	const names = new Set(TOPICS.map(({ name }) => name));
	for (const name of [...TRADE_TOPICS, ...INPUT_TOPICS]) expect(names).toContain(name);
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
