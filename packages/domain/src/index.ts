export * from './reference/records.ts';
export * from './schema/lcr.ts';
export * from './schema/override-event.ts';
export * from './schema/position.ts';
export * from './schema/rejected.ts';
export * from './schema/trade.ts';
export * from './schema/vocabulary.ts';
