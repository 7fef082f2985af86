import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { checkLog } from './start/check-log.ts';
import { deleteLog, takeDataFolder } from './start/data-folder.ts';
import { parseOptions, type StartOptions, USAGE, UsageError } from './start/options.ts';
import { checkPort } from './start/port.ts';
import { buildWeb } from './start/web-build.ts';
import { type AppWorker, startApp } from './start/workers.ts';

/** Ctrl-C ends within this time whatever the apps do; an append is whole or not there. */
const STOP_WITHIN_MS = 1_500;
const root = fileURLToPath(new URL('..', import.meta.url));
const entry = (app: string) => new URL(`../apps/${app}/src/main.ts`, import.meta.url);

function startApps(options: StartOptions, logPath: string, webRoot: string): AppWorker[] {
	const common = { TIDELINE_LOG: logPath, LOG_FILE: `${options.data}/tideline.log` };
	const engine = startApp('engine', entry('engine'), common);
	const bff = startApp('bff', entry('bff'), { ...common, HOST: options.host, PORT: String(options.port), WEB_ROOT: webRoot });
	if (!options.simulator) return [engine, bff];
	const simulator = startApp('simulator', entry('simulator'), {
		...common,
		SCENARIO: options.scenario,
		...(options.rate === null ? {} : { RATE: String(options.rate) }),
		...(options.seed === null ? {} : { SEED: options.seed }),
	});
	return [simulator, engine, bff];
}

async function stopAll(apps: AppWorker[]): Promise<void> {
	for (const app of apps) app.stop();
	await Promise.race([Promise.all(apps.map((app) => app.ended)), wait(STOP_WITHIN_MS)]);
	await Promise.all(apps.map((app) => app.kill()));
}

async function main(): Promise<void> {
	const started = performance.now();
	const options = parseOptions(process.argv.slice(2), process.env, root);
	if (options.help) return void process.stdout.write(`${USAGE}\n`);
	await checkPort(options.host, options.port);
	const folder = takeDataFolder(options.data);
	process.once('exit', folder.release);
	if (options.fresh) deleteLog(folder.logPath);
	await checkLog(folder.logPath);
	const apps = startApps(options, folder.logPath, buildWeb(root));

	const interrupted = new Promise<'interrupted'>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve('interrupted'));
	});
	const failed = Promise.race(apps.map((app) => app.ended.then((code) => ({ app: app.name, code }))));
	const live = Promise.all(apps.map((app) => app.ready)).then((messages) => {
		const { address } = messages.at(-1) as { address: string };
		const seconds = ((performance.now() - started) / 1_000).toFixed(1);
		process.stdout.write(`Tideline is live at ${address} (ready in ${seconds} s, data in ${options.data}). Ctrl-C stops it.\n`);
	});
	live.catch(() => undefined);

	const end = await Promise.race([interrupted, failed]);
	await stopAll(apps);
	if (end !== 'interrupted') throw new UsageError(`${end.app} stopped with code ${end.code}; see ${options.data}/tideline.log`);
}

try {
	await main();
	process.exit(0);
} catch (error) {
	process.stderr.write(`tideline: ${error instanceof UsageError ? error.message : (error as Error).stack}\n`);
	process.exit(1);
}
