import { readPublished, SCHEMA_FOLDER, unpublished, writePublished } from '@tideline/event-log';
import { report } from './start/report.ts';

/** Keeps the schemas of now beside those before, which every later one has to read. */
async function main(): Promise<number> {
	writePublished(SCHEMA_FOLDER, await unpublished(readPublished(SCHEMA_FOLDER)));
	return 0;
}

await report(main);
