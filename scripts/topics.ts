import { readFile, writeFile } from 'node:fs/promises';
import { TOPIC_TABLES, topicPage } from '@tideline/event-log';
import { report } from './start/report.ts';

const PAGE = new URL('../docs/topics.md', import.meta.url);

/** Writes the tables of `docs/topics.md` anew. */
async function main(): Promise<number> {
	const page = await readFile(PAGE, 'utf8');
	await writeFile(PAGE, topicPage(page, TOPIC_TABLES));
	return 0;
}

await report(main);
