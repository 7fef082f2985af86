export { Book, type BookOptions, createBook, type SavedBook } from './book.ts';
export type { BookInput } from './book-input.ts';
export { badFact, decodeRecord, FOLD_TOPICS } from './decode-record.ts';
export type { Drained } from './dirty-sets.ts';
export { eventTime } from './event-time.ts';
export { foldLog } from './fold-log.ts';
export type { FoldedLcr } from './lcr-book.ts';
export { SavedTexts, SavedValues } from './saved.ts';
