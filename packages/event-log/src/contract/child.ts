import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Scope } from './scope.ts';

export interface WriterOptions {
	name: string;
	/** Batches that it appends before it ends by itself. */
	batches: number;
	batchSize: number;
}

/** A process that appends batches and says so line by line, each only after the log has acknowledged it. */
export class WriterProcess {
	/** Batches acknowledged so far. */
	acknowledged = 0;
	readonly #child: ChildProcess;
	readonly #ended: Promise<unknown>;

	constructor({ adapter, home }: Scope, options: WriterOptions, onAcknowledged?: (writer: WriterProcess) => void) {
		const script = new URL('./writer-process.ts', import.meta.url).pathname;
		const args = [script, adapter.module.href, home().location, options.name, `${options.batches}`, `${options.batchSize}`];
		this.#child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
		const lines = createInterface({ input: this.#child.stdout as NonNullable<ChildProcess['stdout']> });
		lines.on('line', () => {
			this.acknowledged++;
			onAcknowledged?.(this);
		});
		this.#ended = Promise.all([once(this.#child, 'exit'), once(lines, 'close')]);
	}

	kill(): void {
		this.#child.kill('SIGKILL');
	}

	/** Resolves when the process is gone and its last line has been read. */
	async ended(): Promise<void> {
		await this.#ended;
	}
}
