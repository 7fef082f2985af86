import { setInterval as beats, setTimeout as wait } from 'node:timers/promises';
import { type Codecs, type EventLog, RevokedError } from '@tideline/event-log';
import { Checkpoints, type Pace } from './checkpoint/checkpoints.ts';
import type { CheckpointEvents } from './checkpoint/events.ts';
import { programName } from './checkpoint/program.ts';
import type { EngineConfig } from './config.ts';
import type { FolderEvents } from './events.ts';
import { FOLD_TOPICS } from './fold/index.ts';
import { PUBLISH_EVERY_MS } from './folder.ts';
import { runNormaliser } from './normaliser.ts';
import type { NormaliserEvents } from './normaliser-events.ts';
import { PUBLISHED_TOPICS } from './publish/published.ts';
import { runFolder } from './run-folder.ts';
import { untilNormalised } from './until-normalised.ts';

export interface EngineDeps {
	readonly log: EventLog;
	readonly codecs: Codecs;
	readonly normaliserEvents: NormaliserEvents;
	readonly folderEvents: FolderEvents;
	/** Milliseconds since the epoch. */
	readonly now: () => number;
	/** The file that the fold is kept in over a restart, and who hears of it; without one every start folds the log from its beginning. */
	readonly checkpoint?: { readonly path: string; readonly events: CheckpointEvents; readonly pace?: Pace } | undefined;
	/** Whether the feed has written the hours behind, where somebody knows. */
	readonly isFed?: (() => boolean) | undefined;
	/** Both by default. */
	readonly role?: EngineConfig['TIDELINE_ROLE'];
	/** Called once, when the engine has caught up. */
	readonly onReady?: () => void;
}

/** Runs normaliser and folder, or one of them, until the signal aborts; one that fails ends the other. */
export async function startEngine(deps: EngineDeps, signal: AbortSignal): Promise<void> {
	const { log, codecs, now, role = 'both' } = deps;
	const stop = new AbortController();
	const either = AbortSignal.any([signal, stop.signal]);
	const ending = <T>(work: Promise<T>) => work.finally(() => stop.abort());
	const ready = once(() => deps.onReady?.());
	// Figures come first: with a checkpoint they need no trade that is still to be normalised.
	const normalise = Promise.withResolvers<void>();
	const runNormaliserThen = async (): Promise<void> => {
		if (role === 'both') await normalise.promise;
		const onCaughtUp = role === 'both' ? () => undefined : ready;
		await runNormaliser({ log, codecs, events: deps.normaliserEvents, now, onCaughtUp }, either);
	};
	const beginNormalising = normalise.resolve;
	const onCaughtUp = () => {
		beginNormalising();
		ready();
	};
	const work: Promise<void>[] = [];
	if (role !== 'normaliser') work.push(ending(runFolders(deps, { beginNormalising, onCaughtUp }, either).finally(beginNormalising)));
	if (role !== 'folder') work.push(ending(runNormaliserThen()));
	await Promise.all(work);
}

interface Beginnings {
	readonly beginNormalising: () => void;
	readonly onCaughtUp: () => void;
}

/** One folder after the other: one that was silent for so long that another engine has taken over begins anew and stands by. */
async function runFolders(deps: EngineDeps, { beginNormalising, onCaughtUp }: Beginnings, signal: AbortSignal): Promise<void> {
	const { log, codecs, now, folderEvents: events } = deps;
	const untilReadable = async (goesOn: boolean, either: AbortSignal): Promise<void> => {
		if (goesOn) return;
		beginNormalising();
		await untilNormalised({ log, now, isFed: deps.isFed, wait: pause }, either);
	};
	// Asked once: sources that are replaced under a running process are not what it folds with.
	const program = once(programName);
	while (!signal.aborted) {
		try {
			await runFolder({ log, codecs, events, now, ticks, untilReadable, onCaughtUp, ...checkpointsOf(deps, program) }, signal);
		} catch (error) {
			if (!(error instanceof RevokedError) || signal.aborted) throw error;
			events.demoted(error);
		}
	}
}

function checkpointsOf({ log, now, checkpoint }: EngineDeps, program: () => Promise<string>): { checkpoints?: Checkpoints } {
	if (checkpoint === undefined) return {};
	return { checkpoints: new Checkpoints({ ...checkpoint, log, now, program, topics: [...FOLD_TOPICS, ...PUBLISHED_TOPICS] }) };
}

/** Does something the first time that it is asked for, and gives what came of it from then on. */
function once<T>(work: () => T): () => T {
	let done: { result: T } | null = null;
	return () => {
		done ??= { result: work() };
		return done.result;
	};
}

const pause = (milliseconds: number, signal: AbortSignal) => wait(milliseconds, undefined, { signal }).catch(() => undefined);

async function* ticks(signal: AbortSignal): AsyncIterable<void> {
	try {
		for await (const _ of beats(PUBLISH_EVERY_MS, undefined, { signal })) yield;
	} catch (error) {
		if (!signal.aborted) throw error;
	}
}
