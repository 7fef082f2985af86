import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** To be raised where the sources cannot be read, as in a bundle, and what a book is made of has changed. */
const FOLD_VERSION = 1;
/** What decides how a fact becomes a figure, and what a saved book looks like. */
const SOURCES = [
	new URL('..', import.meta.url),
	...['@tideline/domain', '@tideline/event-log'].map((name) => new URL('.', import.meta.resolve(name))),
].map((url) => fileURLToPath(url));

/** Names the program: its Node, and a hash of the sources that fold, schemas and rulebooks included. A checkpoint of another one is not used. */
export async function programName(): Promise<string> {
	const hash = createHash('sha256');
	for (const folder of SOURCES)
		for (const [name, text] of await sourcesIn(folder)) hash.update(name).update('\0').update(text).update('\0');
	return `${FOLD_VERSION}/${process.versions.node}/${process.versions.v8}/${process.arch}/${hash.digest('hex')}`;
}

async function sourcesIn(folder: string): Promise<[string, Buffer][]> {
	const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(name));
	return await Promise.all(names.sort().map(async (name): Promise<[string, Buffer]> => [name, await readFile(join(folder, name))]));
}
