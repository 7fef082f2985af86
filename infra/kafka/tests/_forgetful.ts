import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startJava } from '../java-process.ts';

/** A process that starts a server, says its pid, and is killed before it can end it. */
const server = await startJava({
	name: 'a server',
	java: 'sleep',
	args: ['600'],
	cwd: tmpdir(),
	logFile: join(tmpdir(), `tideline-forgetful-${process.pid}.log`),
	isReady: () => true,
});
process.stdout.write(`${server.pid}\n`);
