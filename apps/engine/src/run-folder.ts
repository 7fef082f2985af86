import { type EventLog, FencedError, FOLDER_GROUP, type Positions, positionKey, RevokedError, type Share } from '@tideline/event-log';
import { anew, resumed, type SavedFold } from './checkpoint/saved-fold.ts';
import { FOLD_TOPICS } from './fold/index.ts';
import { Folder, type FolderDeps } from './folder.ts';
import { PublishedReader } from './publish/published.ts';

/**
 * Folds the log, from its start or from a checkpoint, and publishes positions, cash, LCR, its history and the activity until the signal
 * aborts. Of several, one publishes; the others fold along and one of them takes over when it is gone.
 * @throws RevokedError when another folder publishes now: this one can be run again to stand by; FencedError for the same on the embedded
 * log, where there is one folder.
 */
export async function runFolder(deps: FolderDeps, signal: AbortSignal): Promise<void> {
	const { log, codecs, events, checkpoints, untilReadable } = deps;
	const stop = new AbortController();
	const either = AbortSignal.any([signal, stop.signal]);
	const options = { onProblem: events.problem };
	const kept = await checkpoints?.load((saved, extent) => resumed(saved as SavedFold, extent, options));
	await untilReadable?.(kept != null, either);
	const beginning = kept ?? anew(options);
	const published = new PublishedReader(log, codecs, beginning.before);
	await published.catchUp(either);
	const folder = new Folder(deps, published.published, beginning);
	// One that fails ends the other.
	const ending = <T>(work: Promise<T>) => work.finally(() => stop.abort());
	await Promise.all([ending(folder.read(either)), ending(takePart({ ...deps, folder, published }, { signal, either }))]);
}

interface Part extends FolderDeps {
	readonly folder: Folder;
	readonly published: PublishedReader;
}

/** `either` ends the work, `signal` because somebody wants it to end. */
interface Ends {
	readonly signal: AbortSignal;
	readonly either: AbortSignal;
}

/** Joins the other folders once it has caught up, so that whoever is a member can take over at once. */
async function takePart(part: Part, { signal, either }: Ends): Promise<void> {
	const { log, folder, events, onCaughtUp } = part;
	await folder.hasFolded(new Map(), either);
	let hasPublished = false;
	for await (const share of log.join({ group: FOLDER_GROUP, topics: FOLD_TOPICS, split: 'one', signal: either })) {
		// What was on its way when it lost its share is not in its book's accounts of what has been published.
		if (hasPublished) throw new RevokedError(FOLDER_GROUP);
		if (share.partitions.length === 0) {
			events.standingBy();
			onCaughtUp?.();
			await part.published.follow(AbortSignal.any([either, share.revoked]));
			continue;
		}
		hasPublished = true;
		try {
			await publish(part, share, { signal, either });
		} catch (error) {
			if (!(error instanceof RevokedError || error instanceof FencedError)) throw error;
		}
	}
}

async function publish({ log, folder, published, events }: Part, share: Share, { signal, either }: Ends): Promise<void> {
	const asLong = AbortSignal.any([either, share.revoked]);
	// Ends what another folder has left open, and fences it.
	const transactor = await log.openTransactor(FOLDER_GROUP);
	try {
		await published.catchUp(asLong);
		await folder.hasFolded(await whatWasPublished(log), asLong);
		if (!asLong.aborted) {
			events.publishing();
			folder.publishFor(share, transactor);
			await folder.publishOnTicks(asLong);
		}
		if (signal.aborted) await folder.keepLast();
	} finally {
		await transactor.close();
	}
}

/** How far the figures go that stand in the log, and the override events that were appended with them: figures never go back. */
async function whatWasPublished(log: EventLog): Promise<Positions> {
	const ends = (await log.ends(['overrides'])).map(({ topic, partition, high }) => [positionKey(topic, partition), high] as const);
	return new Map([...(await log.committed(FOLDER_GROUP)), ...ends]);
}
