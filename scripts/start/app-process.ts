import { type ChildProcess, spawn } from 'node:child_process';
import type { SupervisedProcess } from './supervise.ts';

const MAX_LINE = 300;

interface StartedProcess extends SupervisedProcess {
	kill(signal: NodeJS.Signals): void;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
	for (const child of running) child.kill('SIGKILL');
});

/** An app as a process of its own; `onError` is given what it says on its standard error. It ends with this one, however this one ends. */
export function startProcess(entry: string, env: NodeJS.ProcessEnv, onError: (line: string) => void): StartedProcess {
	const ended = Promise.withResolvers<string>();
	// A group of its own: Ctrl-C is for the supervisor, which stops one after the other.
	const child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'], detached: true });
	running.add(child);
	child.stderr?.setEncoding('utf8').on('data', (text: string) => {
		for (const line of text.split('\n')) if (line.trim() !== '') onError(line.slice(0, MAX_LINE));
	});
	child.once('error', (error) => ended.resolve(error.message));
	child.once('exit', (code, signal) => {
		running.delete(child);
		ended.resolve(signal === null ? `code ${code}` : `signal ${signal}`);
	});
	return { ended: ended.promise, kill: (signal) => void child.kill(signal) };
}
