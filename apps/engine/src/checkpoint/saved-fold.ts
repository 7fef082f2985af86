import type { Positions } from '@tideline/event-log';
import type { SavedAttribution } from '../attribution/attribution-book.ts';
import { type Book, type BookOptions, createBook, type SavedBook } from '../fold/index.ts';
import type { SavedClosing } from '../publish/closing.ts';
import type { SavedOutbox } from '../publish/outbox.ts';
import type { PublishedBefore } from '../publish/published.ts';
import type { Extent } from './checkpoints.ts';

/** What a folder is made of when nothing waits in it. */
export interface SavedFold {
	readonly book: SavedBook;
	readonly outbox: SavedOutbox;
	/** Time of the newest point of the trend, by entity, and the last minute looked at, since the epoch. */
	readonly historyUntil: ReadonlyMap<string, number>;
	readonly minute: number;
	/** What has moved the ratios in that minute. */
	readonly attribution: SavedAttribution;
	/** Business days of groups that have begun to end. */
	readonly closing: SavedClosing;
}

/** Where a fold begins: what is in the book, and from where on the log is read. */
export interface Beginning {
	readonly book: Book;
	readonly positions: Positions;
	readonly minute: number;
	readonly attribution: SavedAttribution;
	readonly closing: SavedClosing;
	/** What the book knows of the published topics; undefined where it is new. */
	readonly before?: PublishedBefore;
}

export const anew = (options: BookOptions): Beginning => ({
	book: createBook(options),
	positions: new Map(),
	minute: 0,
	attribution: [],
	closing: new Map(),
});

/** @throws an error when the parts do not fit together. */
export function resumed(
	{ book: saved, outbox, historyUntil, minute, attribution, closing }: SavedFold,
	{ positions, published }: Extent,
	options: BookOptions,
): Beginning {
	const book = createBook(options);
	book.restore(saved);
	return { book, positions, minute, attribution, closing, before: { until: published, ...outbox, historyUntil } };
}
