// Runs before `npm start`, `npm test` and `npm run dev`, on whatever Node the machine has (plain JavaScript for that reason):
// installs what the lockfile asks for when it is not there. The step after it runs on the Node of the `node` package.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.tideline-lock');

function fail(line) {
	process.stderr.write(`tideline: ${line}\n`);
	process.exit(1);
}

const major = Number(process.versions.node.split('.')[0]);
if (major < OLDEST_NODE)
	fail(`Node ${process.versions.node} is too old to install with; install Node ${OLDEST_NODE} or later and try again.`);

const wanted = createHash('sha256')
	.update(readFileSync(join(root, 'package-lock.json')))
	.digest('hex');
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';

if (installed !== wanted) {
	process.stderr.write('tideline: installing dependencies, about a minute the first time\n');
	try {
		execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
		writeFileSync(stamp, wanted);
	} catch (error) {
		fail(
			`npm ci failed (${error.code ?? `exit code ${error.status}`}); see the lines above. Check the network and that ${root} can be written.`,
		);
	}
}
