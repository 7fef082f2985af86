import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { checkLog } from './check-log.ts';
import { deleteLog, takeDataFolder } from './data-folder.ts';
import { firstEnd } from './first-end.ts';
import { parseOptions, type StartOptions, simulatorEnv, USAGE } from './options.ts';
import { checkPort } from './port.ts';
import { noteRunning } from './running.ts';
import { runningText } from './running-text.ts';
import { stopApps } from './stop-apps.ts';
import { stopSignals } from './stop-signals.ts';
import { untilReady } from './until-ready.ts';
import { UsageError } from './usage-error.ts';
import { buildWeb, webRootOf } from './web-build.ts';
import { type AppEnd, type AppWorker, startApp } from './workers.ts';

const entry = (app: string) => new URL(`../../apps/${app}/src/main.ts`, import.meta.url);

/**
 * `npm start`: checks what would keep it from starting, runs the apps until a signal, says once that the data are live. Gives the exit code.
 * @throws UsageError in words for whoever started it.
 */
export async function runStart(args: string[], env: NodeJS.ProcessEnv, root: string): Promise<number> {
	const started = performance.now();
	const options = parseOptions(args, env, root);
	if (options.help) {
		process.stdout.write(`${USAGE}\n`);
		return 0;
	}
	// Whoever starts it a second time holds the port too: that it runs already says more.
	const { logPath } = takeDataFolder(options.data);
	await checkPort(options.host, options.port);
	noteRunning(root);
	const stop = stopSignals(process, performance.now.bind(performance));
	if (options.kafka) {
		const { runOnKafka } = await import('./run-kafka.ts');
		return runOnKafka(options, env, root, stop);
	}
	if (options.fresh) deleteLog(logPath);
	if (options.simulator && !existsSync(logPath)) process.stderr.write('tideline: a new day, whose first hours are being written\n');
	await checkLog(logPath);

	// Nobody asks for the page before the apps are ready: its build goes on beside them.
	const built = buildWeb(root);
	const apps = startApps(options, logPath, webRootOf(root));
	const live = Promise.all([built, ...apps.map((app) => app.ready)]).then(async (said) => {
		const { address } = said.at(-1) as { address: string };
		const missing = await untilReady(address, { fetch, wait, now: performance.now.bind(performance) });
		const startedMs = performance.now() - started;
		process.stdout.write(runningText({ address, missing, startedMs, where: `data in ${options.data}` }));
	});
	try {
		const end = await Promise.race([stop.asked, live.then(() => stop.asked), firstEnd(apps, sayTakenOver)]);
		if (end) throw new UsageError(endText(end, options));
	} finally {
		await stopApps(apps, { wait: (milliseconds) => wait(milliseconds, undefined, { ref: false }), impatient: stop.again });
	}
	return 0;
}

/** The BFF last: what it says when it is ready names the address. */
function startApps(options: StartOptions, logPath: string, webRoot: string): AppWorker[] {
	const common = { TIDELINE_LOG: logPath, LOG_FILE: `${options.data}/tideline.log` };
	const simulator = options.simulator ? startApp('simulator', entry('simulator'), { ...common, ...simulatorEnv(options) }) : null;
	// On a busy machine the engine cannot tell a simulator that is slow from one that has nothing to say.
	const engine = startApp('engine', entry('engine'), simulator === null ? common : { ...common, TIDELINE_FEED_TELLS: 'yes' });
	simulator?.ready.then(engine.sayFed);
	const bff = startApp('bff', entry('bff'), { ...common, HOST: options.host, PORT: String(options.port), WEB_ROOT: webRoot });
	return simulator === null ? [engine, bff] : [simulator, engine, bff];
}

function sayTakenOver(name: string): void {
	process.stderr.write(`tideline: another ${name} has taken over this log; this system goes on with what that one writes\n`);
}

function endText({ name, code, error }: AppEnd, { data }: StartOptions): string {
	const what = error === null ? `${name} stopped with code ${code}` : `${name} failed: ${error.message.split('\n')[0]}`;
	return `${what}; see ${data}/tideline.log`;
}
