import { assertNever } from '@tideline/domain';
import type { TopicSpec } from './event-log.ts';
import type { TopicEntry, TopicValue } from './topics.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

const HEAD = ['topic', 'key', 'value', 'partitions', 'kept', 'producer', 'consumers'];

/** Between them in the page stands what is generated; around them, what people have written. */
const tableIn = (name: string): RegExp => new RegExp(`(?<=<!-- topics: ${name} -->\\n).*?(?=<!-- end -->)`, 's');

/**
 * A page with its tables of topics written anew.
 * @throws RangeError when a table has no place in the page
 */
export function topicPage(page: string, tables: Readonly<Record<string, readonly TopicEntry[]>>): string {
	return Object.entries(tables).reduce((text, [name, entries]) => {
		if (!tableIn(name).test(text)) throw new RangeError(`the page has no place for the table "${name}"`);
		return text.replace(tableIn(name), () => topicTable(entries));
	}, page);
}

function topicTable(entries: readonly TopicEntry[]): string {
	const rows = entries.map((entry) => [
		`\`${entry.name}\``,
		entry.key,
		valueText(entry.value),
		String(entry.partitions),
		keptText(entry),
		entry.producer,
		entry.consumers,
	]);
	const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |\n`;
	return `${line(HEAD)}|${'---|'.repeat(HEAD.length)}\n${rows.map(line).join('')}`;
}

/** A bar in a cell would begin the next one. */
const cell = (text: string): string => text.replaceAll('|', '\\|');

function valueText(value: TopicValue): string {
	switch (value.format) {
		case 'avro':
			return `Avro \`${value.record}\``;
		case 'json':
			return `JSON \`${value.record}\``;
		case 'foreign':
			return value.text;
		default:
			return assertNever(value);
	}
}

function keptText({ cleanup, retentionMs, minCompactionLagMs = 0 }: TopicSpec): string {
	if (cleanup === 'compact') return minCompactionLagMs === 0 ? 'compacted' : `compacted after ${minCompactionLagMs / HOUR} h`;
	if (retentionMs === null) return 'for ever';
	return retentionMs === DAY ? '1 day' : `${retentionMs / DAY} days`;
}
