import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { runLcr } from './lcr/run-lcr.ts';
import { report } from './start/report.ts';

await report(async () => {
	const { code, stdout, stderr } = await runLcr(process.argv.slice(2), (file) =>
		file === '-' ? text(process.stdin) : readFile(file, 'utf8'),
	);
	process.stdout.write(stdout);
	process.stderr.write(stderr);
	return code;
});
