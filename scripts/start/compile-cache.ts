import { fileURLToPath } from 'node:url';

/** Where Node keeps the TypeScript that it has stripped and compiled: a second start reads it, which saves each thread half a second. */
export const COMPILE_CACHE = fileURLToPath(new URL('../../node_modules/.cache/node-compile', import.meta.url));
