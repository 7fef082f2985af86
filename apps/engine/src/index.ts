export { createFolderEvents } from './events.ts';
export { type Book, type BookInput, createBook, FOLD_TOPICS, foldLog, tradeInput } from './fold/index.ts';
export { runFolder } from './run-folder.ts';
