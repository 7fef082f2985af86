export * from './conflate.ts';
export * from './frame.ts';
export * from './reduce.ts';
export * from './stream-name.ts';
export * from './table.ts';
