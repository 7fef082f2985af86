import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { COMPILE_CACHE } from './start/compile-cache.ts';
import { report } from './start/report.ts';

// Before anything else is loaded: it helps only what comes after it.
enableCompileCache(COMPILE_CACHE);
const { runStart } = await import('./start/run-start.ts');

await report(() => runStart(process.argv.slice(2), process.env, fileURLToPath(new URL('..', import.meta.url))));
process.exit();
