export { Book, type BookOptions, createBook, type SavedBook } from './book.ts';
export type { BookInput } from './decode/book-input.ts';
export { badFact, decodeRecord, FOLD_TOPICS, tradeInput } from './decode/decode-record.ts';
export { eventTime } from './decode/event-time.ts';
export type { Drained } from './dirty-sets.ts';
export { foldLog } from './fold-log.ts';
export type { FoldedLcr, LcrInTrend } from './lcr/lcr-book.ts';
export { MINUTE_MS } from './minute.ts';
export { SavedTexts, SavedValues } from './table/saved.ts';
