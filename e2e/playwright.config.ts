import { defineConfig } from '@playwright/test';
import { findChromium } from '../scripts/chromium.ts';
import { THERE } from './pages/frame.ts';

const executablePath = findChromium();

/** Journeys in a real Chromium against real processes; each file starts its own on free ports. */
export default defineConfig({
	testDir: 'tests',
	globalSetup: './src/prepared-day.ts',
	timeout: 300_000,
	expect: THERE,
	retries: 0,
	workers: 1,
	forbidOnly: Boolean(process.env.CI),
	reporter: [['list']],
	use: {
		viewport: { width: 1440, height: 900 },
		// Pictures and snapshots of a page that never rests would cost more than the journeys themselves.
		trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
		launchOptions: {
			...(executablePath ? { executablePath } : {}),
			args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
		},
	},
});
