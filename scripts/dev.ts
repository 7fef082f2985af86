import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { takeDataFolder } from './start/data-folder.ts';
import { parseOptions, UsageError } from './start/options.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name: string) => join(root, 'node_modules/.bin', name);

/** The apps as processes that restart when their sources change, and Vite's server, which reloads the page. */
function commands(logPath: string, port: number): { args: [string, ...string[]]; env: Record<string, string> }[] {
	const app = (name: string) => ({
		args: [process.execPath, '--watch', '--watch-preserve-output', `apps/${name}/src/main.ts`] as [string, ...string[]],
		env: { TIDELINE_LOG: logPath, PORT: String(port) },
	});
	return [app('simulator'), app('engine'), app('bff'), { args: [bin('vite'), '--config', 'vite.config.ts'], env: { PORT: String(port) } }];
}

function main(): void {
	const options = parseOptions(process.argv.slice(2), process.env, root);
	const folder = takeDataFolder(options.data);
	const children: ChildProcess[] = commands(folder.logPath, options.port).map(({ args: [command, ...args], env }) =>
		spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }),
	);
	const stop = () => {
		for (const child of children) child.kill('SIGTERM');
		folder.release();
	};
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
	for (const child of children) child.once('exit', stop);
}

try {
	main();
} catch (error) {
	process.stderr.write(`tideline: ${error instanceof UsageError ? error.message : (error as Error).stack}\n`);
	process.exit(1);
}
