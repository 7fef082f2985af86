import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, renameSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { endWithUs } from './end-with-us.ts';

const POLL_MS = 50;
const LAST_LINES = 20;
const STOP_WITHIN_MS = 30_000;

export interface JavaProcessOptions {
	name: string;
	java: string;
	args: readonly string[];
	cwd: string;
	/** Where its output goes. */
	logFile: string;
	/** Whether it can be used now, given what it has printed since this start. */
	isReady(output: string): boolean | Promise<boolean>;
	readyWithinMs?: number;
}

/** A server in a JVM of its own, which this process ends. */
export interface JavaProcess {
	readonly pid: number;
	/** Resolves with how it ended: `code 1`, `signal SIGKILL`. */
	readonly ended: Promise<string>;
	/** Ends it in order, or at once with SIGKILL, which also ends one that has not ended in half a minute: its log is whole at any moment. */
	stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
	/** Stops and resumes it as a whole: what a long pause of the machine does. */
	pause(): void;
	resume(): void;
}

/** Resolves when the server is ready. @throws Error with the last lines that it printed when it ends or hangs instead. */
export async function startJava(options: JavaProcessOptions): Promise<JavaProcess> {
	const { name, java, args, cwd, logFile, isReady, readyWithinMs = 120_000 } = options;
	// What an earlier one has said at its end is looked for when this one has taken its place.
	if (existsSync(logFile)) renameSync(logFile, `${logFile}.before`);
	const output = openSync(logFile, 'w');
	// A group of its own: Ctrl-C is for whoever started it, who ends it when its clients have ended.
	const child = spawn(java, args, { cwd, stdio: ['ignore', output, output], detached: true });
	closeSync(output);
	endWithUs(child);
	const ended = once(child, 'exit').then(([code, signal]) => (signal === null ? `code ${code}` : `signal ${signal}`));
	const deadline = Date.now() + readyWithinMs;
	while (!(await isReady(await readFile(logFile, 'utf8')))) {
		if (isRunning(child) && Date.now() < deadline) {
			await delay(POLL_MS);
			continue;
		}
		child.kill('SIGKILL');
		const lines = (await readFile(logFile, 'utf8')).trimEnd().split('\n').slice(-LAST_LINES);
		throw new Error(`${name} did not start:\n${lines.join('\n')}`);
	}
	return {
		pid: child.pid ?? 0,
		ended,
		async stop(signal = 'SIGTERM') {
			if (isRunning(child)) child.kill(signal);
			const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
			await ended.finally(() => clearTimeout(late));
		},
		pause: () => child.kill('SIGSTOP'),
		resume: () => child.kill('SIGCONT'),
	};
}

const isRunning = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;
