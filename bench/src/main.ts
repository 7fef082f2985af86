import { readdir } from 'node:fs/promises';
import { cpus } from 'node:os';
import { type Bench, type BenchRow, formatRow, meetsTarget } from './harness.ts';

/** Runs every `*.bench.ts` beside it, or those whose names are given as arguments, and ends with 1 when a target is missed. */
async function main(wanted: readonly string[]): Promise<void> {
	const files = (await readdir(import.meta.dirname)).filter((file) => file.endsWith('.bench.ts')).sort();
	const missed: BenchRow[] = [];
	console.log(`Node ${process.version}, ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown processor'}`);
	for (const file of files) {
		const name = file.slice(0, -'.bench.ts'.length);
		if (wanted.length > 0 && !wanted.includes(name)) continue;
		console.log(`\n${name}`);
		const bench = (await import(`./${file}`)) as Bench;
		for (const row of await bench.run()) {
			console.log(formatRow(row));
			if (!meetsTarget(row)) missed.push(row);
		}
	}
	if (missed.length > 0) process.exitCode = 1;
}

await main(process.argv.slice(2));
