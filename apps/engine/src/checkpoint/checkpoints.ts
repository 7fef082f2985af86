import type { EventLog, Positions } from '@tideline/event-log';
import type { CheckpointEvents } from './events.ts';
import type { CheckpointHead } from './file-index.ts';
import { marksAt, misfit } from './log-marks.ts';
import { CheckpointFile, CheckpointRefusedError } from './read-checkpoint.ts';
import { removeUnfinished, writeCheckpoint } from './write-checkpoint.ts';

/** How often a checkpoint is written, or tried, while the fold runs. */
export interface Pace {
	/** Records folded since the last one that are worth another. */
	readonly records: number;
	/** Milliseconds between the end of one and the next at least. */
	readonly apartMs: number;
}

/** A second or less of replay is lost with a kill; writing the book of a million trades takes seconds of the machine's time. */
const PACE: Pace = { records: 20_000, apartMs: 60_000 };

/** How far a book goes: the positions it is folded up to, and the ends of what had been published by then. */
export interface Extent {
	readonly positions: Positions;
	readonly published: Positions;
}

export interface CheckpointDeps {
	readonly path: string;
	readonly log: EventLog;
	/** Topics that are folded and topics that are published. */
	readonly topics: readonly string[];
	readonly events: CheckpointEvents;
	/** Names the program that folds, as it is when the process starts: what another one has saved is not used. */
	readonly program: () => Promise<string>;
	readonly pace?: Pace;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
}

/** Copies of the fold beside the log: derived from it, held against it before they are used, and never needed. */
export class Checkpoints {
	readonly #deps: CheckpointDeps;
	readonly #program: Promise<string>;
	#savedRecords = 0;
	/** End of the last attempt, in ms since the epoch. */
	#triedAt = Number.NEGATIVE_INFINITY;
	#writing: Promise<boolean> | null = null;

	constructor(deps: CheckpointDeps) {
		this.#deps = deps;
		// Asked once, at the start: sources that are replaced under a running process are not what it folds with.
		this.#program = deps.program();
		this.#program.catch(() => undefined);
	}

	/** What `restore` makes of the newest checkpoint; null when there is none that can be used, which is then said. */
	async load<T>(restore: (saved: unknown, extent: Extent) => T): Promise<T | null> {
		const { path, events } = this.#deps;
		await this.#tidyUp();
		try {
			const file = await CheckpointFile.open(path);
			if (file === null) return null;
			try {
				const restored = await this.#restored(file, restore);
				events.checkpointLoaded(file.index.savedAt);
				return restored;
			} finally {
				await file.close();
			}
		} catch (error) {
			if (!(error instanceof CheckpointRefusedError)) throw error;
			events.checkpointRefused(path, error.message);
			return null;
		}
	}

	/** Whether so many records folded since the start are worth a checkpoint now. */
	isDue(records: number): boolean {
		const { now, pace = PACE } = this.#deps;
		// Whichever way the clock has gone: one that is set back must not put the next one off.
		return this.#writing === null && records - this.#savedRecords >= pace.records && Math.abs(now() - this.#triedAt) >= pace.apartMs;
	}

	/** Whether anything has been folded since the last one. */
	isBehind(records: number): boolean {
		return records > this.#savedRecords;
	}

	/**
	 * Writes what was saved, others having their turn meanwhile. A failure is told and changes nothing. The last one, which somebody waits
	 * for, does not wait for the disk: a power cut behind it costs one slow start.
	 */
	write(saved: unknown, extent: Extent, records: number, { isLast = false } = {}): Promise<boolean> {
		const begin = async () => {
			const { path, events, now } = this.#deps;
			try {
				const started = now();
				const bytes = await writeCheckpoint(path, await this.#head(extent), saved, { sync: !isLast });
				this.#savedRecords = records;
				events.checkpointWritten(bytes, now() - started);
				return true;
			} catch (error) {
				events.checkpointFailed(path, error);
				return false;
			} finally {
				this.#triedAt = now();
			}
		};
		this.#writing = begin().finally(() => {
			this.#writing = null;
		});
		return this.#writing;
	}

	/** Resolves when none is being written: whether one has been until now. */
	async settled(): Promise<boolean> {
		return (await this.#writing) ?? false;
	}

	/** Room on the disk that nobody else gives back; that it cannot be had keeps nobody from folding. */
	async #tidyUp(): Promise<void> {
		const { path, events } = this.#deps;
		try {
			const removed = await removeUnfinished(path);
			if (removed !== null) events.checkpointGivenUp(removed);
		} catch (error) {
			events.checkpointFailed(path, error);
		}
	}

	async #restored<T>(file: CheckpointFile, restore: (saved: unknown, extent: Extent) => T): Promise<T> {
		const { log, topics, now } = this.#deps;
		const { index } = file;
		if (index.program !== (await this.#program)) throw new CheckpointRefusedError('another version of the program has written it');
		if (index.log !== (await log.identity())) throw new CheckpointRefusedError('it belongs to another log');
		const reason = await misfit(log, index, topics, now());
		if (reason !== null) throw new CheckpointRefusedError(reason);
		const saved = await file.read();
		try {
			return restore(saved, { positions: new Map(Object.entries(index.positions)), published: new Map(Object.entries(index.published)) });
		} catch (error) {
			throw new CheckpointRefusedError(`no book can be made of it: ${error instanceof Error ? error.message : String(error)}`, {
				cause: error,
			});
		}
	}

	async #head({ positions, published }: Extent): Promise<CheckpointHead> {
		const { log, now } = this.#deps;
		return {
			log: await log.identity(),
			program: await this.#program,
			savedAt: now(),
			positions: Object.fromEntries(positions),
			published: Object.fromEntries(published),
			marks: await marksAt(log, new Map([...published, ...positions])),
		};
	}
}
