import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deleteLog, takeDataFolder } from './start/data-folder.ts';
import { parseOptions, type StartOptions, simulatorEnv, USAGE } from './start/options.ts';
import { report } from './start/report.ts';
import { noteRunning } from './start/running.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** One process: an app that restarts when its sources change, or Vite's server, which reloads the page. */
interface Command {
	readonly args: readonly [string, ...string[]];
	readonly env?: Record<string, string>;
}

function commands(options: StartOptions): Command[] {
	const app = (name: string, env: Record<string, string> = {}): Command => ({
		args: [process.execPath, '--watch', '--watch-preserve-output', `apps/${name}/src/main.ts`],
		env,
	});
	return [
		...(options.simulator ? [app('simulator', simulatorEnv(options))] : []),
		app('engine'),
		app('bff', { HOST: options.host }),
		{ args: [join(root, 'node_modules/.bin/vite'), '--config', 'vite.config.ts'] },
	];
}

/** Ends when one of them does, or at a signal. */
async function main(): Promise<number> {
	const options = parseOptions(process.argv.slice(2), process.env, root);
	if (options.help) {
		process.stdout.write(`${USAGE.replace('npm start', 'npm run dev')}\n`);
		return 0;
	}
	noteRunning(root);
	const { logPath } = takeDataFolder(options.data);
	if (options.fresh) deleteLog(logPath);
	const common = { ...process.env, TIDELINE_LOG: logPath, PORT: String(options.port) };
	const children: ChildProcess[] = commands(options).map(({ args: [command, ...args], env }) =>
		spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...common, ...env } }),
	);
	const ended = children.map((child) => once(child, 'exit'));
	const interrupted = (['SIGINT', 'SIGTERM'] as const).map((signal) => once(process, signal));
	await Promise.race([...ended, ...interrupted]);
	for (const child of children) child.kill('SIGTERM');
	await Promise.all(ended);
	return 0;
}

await report(main);
process.exit();
