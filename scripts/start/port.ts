import { createServer } from 'node:net';
import { UsageError } from './options.ts';

/** Finds out before anything starts whether the address can be listened on. @throws UsageError */
export async function checkPort(host: string, port: number): Promise<void> {
	const probe = createServer();
	await new Promise<void>((resolve, reject) => {
		probe.once('error', (error: NodeJS.ErrnoException) => {
			const said = {
				EADDRINUSE: `port ${port} is in use; choose another with PORT=${port + 1} npm start`,
				EACCES: `port ${port} needs more rights; choose one from 1024 on with PORT=8080 npm start`,
				EADDRNOTAVAIL: `${host} is no address of this machine; leave HOST unset for loopback`,
			}[error.code ?? ''];
			reject(new UsageError(said ?? `cannot listen on ${host}:${port} (${error.code})`));
		});
		probe.listen(port, host, resolve);
	});
	await new Promise((resolve) => probe.close(resolve));
}
