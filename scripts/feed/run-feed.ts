import { type FeedFileDeps, feedFile, inputFile, type LineCounts, type Reading } from './feed-file.ts';
import { OwnRecords } from './own-records.ts';
import { type RejectedReason, type VerdictDeps, verdict, verdictsFrom } from './verdict.ts';

export type FeedDeps = FeedFileDeps & VerdictDeps;

export interface FeedSummary extends LineCounts {
	/** Desk messages: these the normaliser judges. */
	messages: number;
	/** Null when the normaliser did not get to them. */
	rejected: readonly RejectedReason[] | null;
}

/** Appends the files, then waits for the normaliser's verdict. @throws UsageError when one of them cannot be read: nothing is appended. */
export async function runFeed(deps: FeedDeps, paths: readonly string[], reading: Reading): Promise<FeedSummary> {
	const files = paths.map(inputFile);
	const from = await verdictsFrom(deps.log);
	const own = new OwnRecords();
	const counts: LineCounts = { lines: 0, appended: 0, badLines: 0 };
	for (const file of files) await feedFile(deps, file, reading, own, counts);
	return { ...counts, messages: own.count, rejected: await verdict(deps, own, from) };
}
