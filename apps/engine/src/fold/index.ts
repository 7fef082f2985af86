export { Book, type BookOptions, createBook } from './book.ts';
export type { BookInput } from './book-input.ts';
export type { Drained } from './dirty-sets.ts';
export type { FoldedLcr } from './lcr-book.ts';
export { FACT_PARSERS } from './parse-fact.ts';
