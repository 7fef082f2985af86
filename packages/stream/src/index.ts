export * from './frame.ts';
export * from './stream-name.ts';
