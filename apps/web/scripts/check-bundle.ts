import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Script that the overview needs before its first paint, gzip (design §11). Charts and the grid come after it, on demand. */
const FIRST_PAINT_LIMIT = 350_000;
/** Everything that the overview loads, charts and the tables of three rulebooks included. */
const OVERVIEW_LIMIT = 480_000;
const ENTRY = 'index.html';
const OVERVIEW = 'src/app/overview.tsx';
const CHARTS = 'src/chart/chart.tsx';

interface Chunk {
	file: string;
	imports?: string[];
}
const dist = join(import.meta.dirname, '../dist');
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;

/** The files of the chunks and of all that they import statically, each once. */
function filesOf(keys: readonly string[], seen = new Set<string>()): string[] {
	return keys.flatMap((key) => {
		const chunk = manifest[key];
		if (!chunk) throw new Error(`no chunk ${key} in the build: has the file moved?`);
		if (seen.has(key)) return [];
		seen.add(key);
		return [chunk.file, ...filesOf(chunk.imports ?? [], seen)];
	});
}
const gzipped = (files: readonly string[]) => files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);

const checks = [
	{ what: 'first paint of the overview', bytes: gzipped(filesOf([ENTRY, OVERVIEW])), limit: FIRST_PAINT_LIMIT },
	{ what: 'overview with charts', bytes: gzipped(filesOf([ENTRY, OVERVIEW, CHARTS])), limit: OVERVIEW_LIMIT },
];
for (const { what, bytes, limit } of checks) {
	process.stdout.write(`${what}: ${(bytes / 1_000).toFixed(1)} kB of script, gzip; at most ${limit / 1_000} kB\n`);
	if (bytes > limit) process.exitCode = 1;
}
