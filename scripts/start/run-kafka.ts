import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { TAKEN_OVER_EXIT_CODE } from '@tideline/event-log';
import { freePorts } from '../../infra/kafka/free-ports.ts';
import { startProcess } from './app-process.ts';
import { type AppPlan, planApps } from './kafka-apps.ts';
import { keepServer } from './keep-server.ts';
import { givenCluster, startCluster } from './local-kafka.ts';
import type { StartOptions } from './options.ts';
import { runningText } from './running-text.ts';
import type { stopSignals } from './stop-signals.ts';
import { type SuperviseDeps, type Supervised, supervise } from './supervise.ts';
import { untilReady } from './until-ready.ts';
import { buildWeb, webRootOf } from './web-build.ts';

/** Several processes that start beside two JVMs may have no news for long on a busy machine. */
const NEWS_WITHIN_MS = 60_000;
/** Ctrl-C ends everything within the sum of them. */
const STOP_APPS_WITHIN_MS = 4_000;
const STOP_CLUSTER_WITHIN_MS = 4_000;

const entry = (app: string): string => fileURLToPath(new URL(`../../apps/${app}/src/main.ts`, import.meta.url));
const now = performance.now.bind(performance);
/** Does not hold the process up. */
const pause = (milliseconds: number) => wait(milliseconds, undefined, { ref: false });
const say = (line: string) => process.stderr.write(`tideline: ${line}\n`);

/**
 * `npm start -- --kafka`: broker and registry where none are named, then the apps as processes that are started again when they end, until a
 * signal. Gives the exit code. @throws UsageError
 */
export async function runOnKafka(
	options: StartOptions,
	env: NodeJS.ProcessEnv,
	root: string,
	stop: ReturnType<typeof stopSignals>,
): Promise<number> {
	const started = now();
	// Nobody asks for the page before the apps are ready: its build goes on beside everything.
	const built = buildWeb(root);
	built.catch(() => undefined);
	const given = givenCluster(env);
	const starting = given === null ? startCluster(options.data, options, say) : Promise.resolve(given);
	const cluster = await Promise.race([starting, stop.asked]);
	// Stopped before there was anything to stop: the JVMs end with this process.
	if (cluster === undefined) return 0;
	const port = options.port === 0 ? ((await freePorts(1))[0] ?? 0) : options.port;
	const plan = planApps(options, env, { port, webRoot: webRootOf(root) });
	const apps = startApps(plan, { ...env, ...cluster.env, LOG_FILE: `${options.data}/tideline.log` });
	const servers = cluster.servers.map((server) => keepServer(server, restarting(server.name, `${server.logFile}.before`)));
	const address = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`;
	const live = async (): Promise<void> => {
		await built;
		const missing = await untilReady(address, { fetch, wait: pause, now, withinMs: NEWS_WITHIN_MS });
		const names = Object.entries(cluster.env).map(([name, value]) => `${name}=${value}`);
		process.stdout.write(runningText({ address, missing, startedMs: now() - started, where: `on Kafka: ${names.join(' ')}` }));
	};
	try {
		await Promise.race([stop.asked, live().then(() => stop.asked)]);
	} finally {
		await stopAll(apps, servers, stop.again);
	}
	return 0;
}

function startApps(plan: readonly AppPlan[], env: NodeJS.ProcessEnv): Supervised[] {
	return plan.map(({ name, app, env: own }) =>
		supervise({
			start: () => startProcess(entry(app), { ...env, ...own }, say),
			// It has said why, and who does its work.
			isFinal: (ended) => ended === `code ${TAKEN_OVER_EXIT_CODE}`,
			...restarting(name, `${env.LOG_FILE}`),
		}),
	);
}

/** How something is started again, and what is said of it. */
function restarting(name: string, logFile: string): Omit<SuperviseDeps, 'start'> {
	const onRestart = (ended: string, waitMs: number) =>
		say(`the ${name} ended (${ended}) and starts again in ${waitMs / 1_000} s; see ${logFile}`);
	return { wait: pause, now, onRestart };
}

/** The apps before what they write to. Who will not wait leaves the rest to the end of this process, which ends them. */
async function stopAll(apps: readonly Supervised[], servers: readonly Supervised[], impatient: Promise<void>): Promise<void> {
	const stopServers = async () => {
		for (const server of servers) await server.stop(STOP_CLUSTER_WITHIN_MS);
	};
	const inOrder = async () => {
		await Promise.all(apps.map((app) => app.stop(STOP_APPS_WITHIN_MS)));
		await Promise.race([stopServers(), pause(STOP_CLUSTER_WITHIN_MS)]);
	};
	await Promise.race([inOrder(), impatient]);
}
