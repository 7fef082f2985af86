export { createFolderEvents } from './events.ts';
export { type Book, type BookInput, createBook, FOLD_TOPICS, foldLog, tradeInput } from './fold/index.ts';
export { runNormaliser } from './normaliser.ts';
export { createNormaliserEvents } from './normaliser-events.ts';
export { runFolder } from './run-folder.ts';
