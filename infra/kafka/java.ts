import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const OLDEST_JAVA = 17;
/** A first download takes half a minute on a quiet line. */
const DOWNLOAD_WITHIN_MS = 240_000;

/** What Kafka or the registry needs and this machine does not have: a program, or a way to Maven Central. The message says what to do. */
export class MissingToolError extends Error {
	override readonly name = 'MissingToolError';
}

/** Path of a program of the JDK: of `JAVA_HOME` where it is set, else of the PATH. */
export const jdkTool = (name: string, env: NodeJS.ProcessEnv = process.env): string =>
	env.JAVA_HOME ? join(env.JAVA_HOME, 'bin', name) : name;

/** The `java` to run servers with. @throws MissingToolError when there is none, or an older one than 17. */
export async function findJava(env: NodeJS.ProcessEnv = process.env): Promise<string> {
	const java = jdkTool('java', env);
	const advice = `install a JDK ${OLDEST_JAVA} (Debian: openjdk-17-jdk-headless) or set JAVA_HOME`;
	let version: string;
	try {
		version = (await run(java, ['-version'])).stderr;
	} catch {
		throw new MissingToolError(`no Java: ${advice}`);
	}
	const major = Number(/version "(\d+)/.exec(version)?.[1] ?? 0);
	if (major < OLDEST_JAVA) throw new MissingToolError(`Java ${major} is too old: ${advice}`);
	return java;
}

/** Runs Maven. @throws MissingToolError when there is none, or in Maven's own words when it fails. */
export async function maven(args: readonly string[]): Promise<void> {
	try {
		await run('mvn', ['-q', '-B', ...args], { maxBuffer: 16 * 1024 * 1024, timeout: DOWNLOAD_WITHIN_MS });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT')
			throw new MissingToolError('no Maven: install it (Debian: maven) to download Kafka and the registry from Maven Central');
		const said = (error as { stdout?: string }).stdout ?? '';
		const why = said.trim().split('\n').slice(0, 3).join(' ') || `nothing came within ${DOWNLOAD_WITHIN_MS / 1_000} s`;
		throw new MissingToolError(`Maven Central cannot be reached (or name a mirror in ~/.m2/settings.xml): ${why}`, { cause: error });
	}
}
