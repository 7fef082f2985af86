export { type EngineDeps, startEngine } from './engine.ts';
export { createFolderEvents, type FolderEvents } from './events.ts';
export * from './fold/index.ts';
export { FOLDER_ID, type FolderDeps, runFolder } from './folder.ts';
export { createNormaliserEvents } from './normalise/events.ts';
export { runNormaliser } from './normaliser.ts';
