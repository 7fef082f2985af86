import { type Browser, chromium } from '@playwright/test';
import { build } from 'vite';
import { findChromium } from '../../scripts/chromium.ts';

/** A real Chromium as the browser tests find it. @throws Error when there is none. */
export function openChromium(): Promise<Browser> {
	const executablePath = findChromium();
	if (executablePath === null) throw new Error('no Chromium: run node scripts/chromium.ts, or set CHROMIUM_PATH');
	return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-first-run'] });
}

/** One module with all that it imports as a script for a page, where its exports are `bench`, and its style; built as the app is. */
export async function scriptOf(module: URL): Promise<{ code: string; style: string }> {
	const built = await build({
		configFile: false,
		logLevel: 'error',
		define: { 'process.env.NODE_ENV': '"production"' },
		build: { write: false, target: 'es2024', lib: { entry: module.pathname, formats: ['iife'], name: 'bench' } },
	});
	const [output] = Array.isArray(built) ? built : [built];
	if (output === undefined || !('output' in output)) throw new Error('nothing was built');
	const [script, ...others] = output.output;
	const styles = others.flatMap((part) => (part.type === 'asset' && part.fileName.endsWith('.css') ? [String(part.source)] : []));
	return { code: script.code, style: styles.join('') };
}
