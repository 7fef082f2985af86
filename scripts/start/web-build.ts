import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './options.ts';

/** Builds the web app when its sources or those of the packages it uses have changed (Turbo compares their hashes). */
export function buildWeb(root: string): string {
	const webRoot = join(root, 'apps/web/dist');
	if (!existsSync(join(webRoot, 'index.html'))) process.stderr.write('tideline: building the web app\n');
	try {
		execFileSync(
			join(root, 'node_modules/.bin/turbo'),
			['run', 'build', '--filter=@tideline/web', '--output-logs=errors-only', '--no-update-notifier'],
			{
				cwd: root,
				stdio: ['ignore', 'ignore', 'pipe'],
				env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
			},
		);
	} catch (error) {
		throw new UsageError(
			`the web app does not build; npm run build shows why (${String((error as { stderr?: Buffer }).stderr)
				.trim()
				.split('\n')
				.pop()})`,
		);
	}
	return webRoot;
}
