import { createServer } from 'node:net';
import { UsageError } from './usage-error.ts';

/** Finds out before anything starts whether the address can be listened on. @throws UsageError */
export async function checkPort(host: string, port: number): Promise<void> {
	const probe = createServer();
	await new Promise<void>((resolve, reject) => {
		probe.once('error', (error: NodeJS.ErrnoException) => {
			const said = {
				EADDRINUSE: `port ${port} is in use; choose another with npm start -- --port N`,
				EACCES: `port ${port} needs more rights; choose one from 1024 on with npm start -- --port N`,
				ENOTFOUND: `${host} is no address; leave out --host and HOST for loopback`,
				EADDRNOTAVAIL: `${host} is no address of this machine; leave out --host and HOST for loopback`,
			}[error.code ?? ''];
			reject(new UsageError(said ?? `cannot listen on ${host}:${port} (${error.code})`));
		});
		probe.listen(port, host, resolve);
	});
	await new Promise((resolve) => probe.close(resolve));
}
