export { createFolderEvents } from './events.ts';
export { type Book, type BookInput, createBook, FOLD_TOPICS, foldLog } from './fold/index.ts';
export { runFolder } from './run-folder.ts';
