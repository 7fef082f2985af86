import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The longest that a first start may take on two busy cores. */
const WITHIN_MS = 180_000;

/** `npm start` without npm: the script itself, so that a signal reaches it and nothing between. */
export class Started implements AsyncDisposable {
	readonly #child: ChildProcess;
	readonly #ended: Promise<number | null>;
	stdout = '';
	stderr = '';

	/** `env`: over that of this process. */
	constructor(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
		const start = [join(root, 'scripts/start.ts'), ...args];
		this.#child = spawn(process.execPath, start, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
		this.#child.stdout?.on('data', (text) => {
			this.stdout += text;
		});
		this.#child.stderr?.on('data', (text) => {
			this.stderr += text;
		});
		this.#ended = once(this.#child, 'close').then(([code]) => code as number | null);
	}

	/** The address in the line that says that the data are live. @throws Error with what it wrote when it ends before. */
	async live(): Promise<string> {
		const address = /live at (http:\S+)/;
		const said = new Promise<string>((resolve) => {
			const look = () => {
				const found = address.exec(this.stdout)?.[1];
				if (found) resolve(found);
			};
			this.#child.stdout?.on('data', look);
			look();
		});
		const over = this.#ended.then((code) => Promise.reject(new Error(`it ended with code ${code}: ${this.stderr}`)));
		const late = AbortSignal.timeout(WITHIN_MS);
		const never = once(late, 'abort').then(() => Promise.reject(new Error(`it was not live in time: ${this.stderr}`)));
		return Promise.race([said, over, never]);
	}

	/** The exit code; null when a signal ended it. */
	end(signal?: NodeJS.Signals): Promise<number | null> {
		if (signal) this.#child.kill(signal);
		return this.#ended;
	}

	async [Symbol.asyncDispose](): Promise<void> {
		if (this.#child.exitCode === null && this.#child.signalCode === null) await this.end('SIGKILL');
	}
}
