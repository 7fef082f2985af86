import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './usage-error.ts';

/** Where the built web app stands. */
export const webRootOf = (root: string): string => join(root, 'apps/web/dist');

/**
 * Builds the web app when its sources or those of the packages it uses have changed (Turbo compares their hashes).
 * @throws UsageError with the last line that the build said.
 */
export function buildWeb(root: string): Promise<void> {
	if (!existsSync(join(webRootOf(root), 'index.html'))) process.stderr.write('tideline: building the web app\n');
	const turbo = join(root, 'node_modules/.bin/turbo');
	const args = ['run', 'build', '--filter=@tideline/web', '--output-logs=errors-only', '--no-update-notifier'];
	const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
	return new Promise((resolve, reject) => {
		const child = execFile(turbo, args, { cwd: root, env }, (error, _, stderr) => {
			if (error === null) return resolve();
			const said = stderr.trim().split('\n').pop() || error.message;
			reject(new UsageError(`the web app does not build; npm run build shows why (${said})`));
		});
		process.once('exit', () => child.kill());
	});
}
