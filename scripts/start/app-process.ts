import { spawn } from 'node:child_process';
import type { SupervisedProcess } from './supervise.ts';

const MAX_LINE = 300;

interface StartedProcess extends SupervisedProcess {
	kill(signal: NodeJS.Signals): void;
}

/** An app as a process of its own; `onError` is given what it says on its standard error. It ends with this one, however this one ends. */
export function startProcess(entry: string, env: NodeJS.ProcessEnv, onError: (line: string) => void): StartedProcess {
	const ended = Promise.withResolvers<string>();
	// A group of its own: Ctrl-C is for the supervisor, which stops one after the other.
	const child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'], detached: true });
	const onExit = () => child.kill('SIGKILL');
	process.once('exit', onExit);
	child.stderr?.setEncoding('utf8').on('data', (text: string) => {
		for (const line of text.split('\n')) if (line.trim() !== '') onError(line.slice(0, MAX_LINE));
	});
	child.once('error', (error) => ended.resolve(error.message));
	child.once('exit', (code, signal) => {
		process.off('exit', onExit);
		ended.resolve(signal === null ? `code ${code}` : `signal ${signal}`);
	});
	return { ended: ended.promise, kill: (signal) => void child.kill(signal) };
}
