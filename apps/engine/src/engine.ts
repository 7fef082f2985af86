import { setInterval as beats, setTimeout as wait } from 'node:timers/promises';
import type { Codecs, EventLog } from '@tideline/event-log';
import { Checkpoints, type Pace } from './checkpoint/checkpoints.ts';
import type { CheckpointEvents } from './checkpoint/events.ts';
import { programName } from './checkpoint/program.ts';
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
	/** Called once, when normaliser and folder have both caught up. */
	readonly onReady?: () => void;
}

/** Runs normaliser and folder together until the signal aborts; one that fails ends the other. */
export async function startEngine(deps: EngineDeps, signal: AbortSignal): Promise<void> {
	const { log, codecs, now } = deps;
	const stop = new AbortController();
	const either = AbortSignal.any([signal, stop.signal]);
	const ending = <T>(work: Promise<T>) => work.finally(() => stop.abort());
	const onCaughtUp = () => {
		normalise.resolve();
		deps.onReady?.();
	};
	// Figures come first: with a checkpoint they need no trade that is still to be normalised.
	const normalise = Promise.withResolvers<void>();
	const untilReadable = async (goesOn: boolean, signal: AbortSignal): Promise<void> => {
		if (goesOn) return;
		normalise.resolve();
		await untilNormalised({ log, now, isFed: deps.isFed, wait: pause }, signal);
	};
	const folderDeps = { log, codecs, events: deps.folderEvents, now, ticks, untilReadable, onCaughtUp, ...checkpointsOf(deps) };
	const runNormaliserThen = async (): Promise<void> => {
		await normalise.promise;
		await runNormaliser({ log, codecs, events: deps.normaliserEvents, now }, either);
	};
	const folding = runFolder(folderDeps, either).finally(normalise.resolve);
	await Promise.all([ending(runNormaliserThen()), ending(folding)]);
}

function checkpointsOf({ log, now, checkpoint }: EngineDeps): { checkpoints?: Checkpoints } {
	if (checkpoint === undefined) return {};
	return { checkpoints: new Checkpoints({ ...checkpoint, log, now, program: programName, topics: [...FOLD_TOPICS, ...PUBLISHED_TOPICS] }) };
}

const pause = (milliseconds: number, signal: AbortSignal) => wait(milliseconds, undefined, { signal }).catch(() => undefined);

async function* ticks(signal: AbortSignal): AsyncIterable<void> {
	try {
		for await (const _ of beats(PUBLISH_EVERY_MS, undefined, { signal })) yield;
	} catch (error) {
		if (!signal.aborted) throw error;
	}
}
