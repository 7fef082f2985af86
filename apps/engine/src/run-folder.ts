import { FOLDER_GROUP } from '@tideline/event-log';
import { anew, resumed, type SavedFold } from './checkpoint/saved-fold.ts';
import { Folder, type FolderDeps } from './folder.ts';
import { readPublished } from './publish/published.ts';

/**
 * Folds the log, from its start or from a checkpoint, and publishes positions, cash, LCR, its history and the activity until the signal
 * aborts.
 * @throws FencedError when another folder has taken over.
 */
export async function runFolder(deps: FolderDeps, signal: AbortSignal): Promise<void> {
	const { log, codecs, events, checkpoints, untilReadable } = deps;
	// A second folder fences the first.
	const transactor = await log.openTransactor(FOLDER_GROUP);
	const stop = new AbortController();
	const either = AbortSignal.any([signal, stop.signal]);
	try {
		const options = { onProblem: events.problem };
		const kept = await checkpoints?.load((saved, extent) => resumed(saved as SavedFold, extent, options));
		await untilReadable?.(kept != null, either);
		const beginning = kept ?? anew(options);
		const folder = new Folder(deps, await readPublished(log, codecs, either, beginning.before), beginning);
		// One that fails ends the other.
		const ending = <T>(work: Promise<T>) => work.finally(() => stop.abort());
		await Promise.all([ending(folder.read(either)), ending(folder.publishOnTicks(transactor, either))]);
		await folder.keepLast(transactor);
	} finally {
		await transactor.close();
	}
}
