import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/** Waits until the pipe from us closes, which even SIGKILL does, and ends the process that it was told. */
const GUARD = 'read _; kill -9 "$0"';

/** Ends a child when this process ends, however it ends; a server in a group of its own would go on for ever. */
export function endWithUs(child: ChildProcess): void {
	const onExit = () => child.kill('SIGKILL');
	process.once('exit', onExit);
	const guard = spawn('sh', ['-c', GUARD, String(child.pid)], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
	guard.unref();
	(guard.stdin as Socket).unref();
	// Without a guard it still ends with an ordinary exit of ours.
	guard.once('error', () => undefined);
	child.once('exit', () => {
		process.off('exit', onExit);
		// First: once its pipe closes it would end whoever has that number by then.
		guard.kill('SIGKILL');
	});
}
