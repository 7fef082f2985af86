// Runs before `npm start`, `npm test` and `npm run dev`, on whatever Node the machine has (plain JavaScript for that reason):
// installs what the lockfile asks for when it is not there. The step after it runs on the Node of the `node` package.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { holderOf, releasePidFile, takePidFile } from './pid-file.mjs';

const OLDEST_NODE = 20;
const LOOK_EVERY_MS = 500;
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.tideline-lock');
/** As `start/running.ts` keeps it. */
const runningFolder = join(root, 'node_modules', '.tideline-running');
/** Not in node_modules, which an install deletes. */
const installing = join(root, '.data', 'install.pid');

function say(line) {
	process.stderr.write(`tideline: ${line}\n`);
}

function fail(line) {
	say(line);
	process.exit(1);
}

/** The hash of a lockfile that is not installed yet; null when it is. */
function wantedInstall() {
	const wanted = createHash('sha256')
		.update(readFileSync(join(root, 'package-lock.json')))
		.digest('hex');
	return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted ? null : wanted;
}

/** A process of this checkout that would lose the modules under its feet. */
function runningProcess() {
	const names = existsSync(runningFolder) ? readdirSync(runningFolder) : [];
	return names.map((name) => holderOf(join(runningFolder, name))).find((pid) => pid !== null) ?? null;
}

/** Waits for another install of this checkout, which may be the one that is needed here. */
async function takeTurn() {
	mkdirSync(dirname(installing), { recursive: true });
	let told = false;
	for (let holder = takePidFile(installing); holder !== null; holder = takePidFile(installing)) {
		if (!told) say(`waiting for process ${holder}, which installs the dependencies of this checkout`);
		told = true;
		await wait(LOOK_EVERY_MS);
	}
}

function install() {
	const wanted = wantedInstall();
	if (wanted === null) return;
	const running = runningProcess();
	if (running !== null)
		fail(`the dependencies have changed, but process ${running} runs on those of this checkout; stop it and try again.`);
	say('installing dependencies, about a minute the first time');
	try {
		execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
		writeFileSync(stamp, wanted);
	} catch (error) {
		fail(
			`npm ci failed (${error.code ?? `exit code ${error.status}`}); see the lines above. Check the network and that ${root} can be written.`,
		);
	}
}

const major = Number(process.versions.node.split('.')[0]);
if (major < OLDEST_NODE)
	fail(`Node ${process.versions.node} is too old to install with; install Node ${OLDEST_NODE} or later and try again.`);

if (wantedInstall() !== null) {
	process.once('exit', () => releasePidFile(installing));
	try {
		await takeTurn();
	} catch (error) {
		fail(`${dirname(installing)} cannot be written (${error.code}); check its owner and permissions.`);
	}
	install();
}
