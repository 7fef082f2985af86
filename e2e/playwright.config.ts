import { defineConfig } from '@playwright/test';
import { findChromium } from '../scripts/chromium.ts';

const executablePath = findChromium();

/** Journeys in a real Chromium against real processes; each file starts its own on free ports. */
export default defineConfig({
	testDir: 'tests',
	timeout: 120_000,
	expect: { timeout: 20_000 },
	retries: 0,
	workers: 1,
	forbidOnly: Boolean(process.env.CI),
	reporter: [['list']],
	use: {
		viewport: { width: 1440, height: 900 },
		trace: 'retain-on-failure',
		launchOptions: {
			...(executablePath ? { executablePath } : {}),
			args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
		},
	},
});
