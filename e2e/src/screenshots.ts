import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { findChromium } from '../../scripts/chromium.ts';
import { Explain } from '../pages/explain.ts';
import { Ladder } from '../pages/ladder.ts';
import { Overrides } from '../pages/overrides.ts';
import { Overview } from '../pages/overview.ts';
import { Positions } from '../pages/positions.ts';
import { ReclassifyForm } from '../pages/reclassify-form.ts';
import { Rejected } from '../pages/rejected.ts';
import { System } from '../pages/system.ts';
import { WhatIf } from '../pages/what-if.ts';
import { Stack } from './stack.ts';

const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const SIZES = [
	{ width: 1440, height: 900 },
	{ width: 1920, height: 1080 },
];
const MODES = ['dark', 'light'] as const;
const HOUR = 3_600_000;
/** The hour of the pictures, UTC: a day just begun would show a trend without a line. */
const TAKEN_AT_HOUR = 14;
const now = Date.now();
/** Milliseconds by which every clock of a picture is ahead: never into the future, of which no record may be. */
const AHEAD = ahead();
const SHIFTED_CLOCK = new URL('shifted-clock.ts', import.meta.url).href;

/** Every picture by its name: what brings the page there. */
const PICTURES: Readonly<Record<string, (page: Page, stack: Stack) => Promise<void>>> = {
	overview: async (page, { url }) => {
		const overview = new Overview(page);
		await overview.open(url);
		await overview.expectLive();
		await page.getByRole('img', { name: /with its limits/ }).waitFor();
	},
	explain: async (page, { url }) => {
		const explain = new Explain(page);
		await explain.open(url, { line: 'outflow:wholesale.financial' });
		await explain.list('Behind wholesale.financial').getByRole('button').first().click();
		await page
			.getByRole('list', { name: /^Behind (?!wholesale)/ })
			.getByRole('button')
			.first()
			.click();
		await explain.message.waitFor();
	},
	positions: async (page, { url }) => new Positions(page).open(url),
	'positions-drawer': async (page, stack) => {
		const positions = new Positions(page);
		await positions.open(stack.url, { position: await misbooked(stack) });
		await positions.section('Deciding rule').getByText('rule').first().waitFor();
		await positions.rawMessage.waitFor();
	},
	reclassify: async (page, stack) => {
		await new Positions(page).open(stack.url, { position: await misbooked(stack) });
		const form = new ReclassifyForm(page);
		await form.open();
		await form.preview(() => form.choose('Asset class', /^bond/i));
		await form.choose(/^Reason code/, /asset class/i);
		await form.expires.fill('14 d');
		await form.comment.fill('Booked by the equity desk; a bond by its prospectus.');
		await form.effect.waitFor();
	},
	ladder: (page, { url }) => new Ladder(page).open(url),
	'what-if': async (page, { url }) => {
		const shocks = 'run-off~wholesale.non-financial~points~5!ratings~all~2!prices~2B~-20!-fx~GBP~-5';
		await new WhatIf(page).compute(url, { shocks });
	},
	overrides: async (page, { url }) => {
		const overrides = new Overrides(page);
		await overrides.open(url);
		await overrides.list.getByRole('button').first().click();
	},
	system: async (page, { url }) => {
		const system = new System(page);
		await system.open(url);
		await system.ask({ join: 'inner' });
		await system.begin();
	},
	rejected: async (page, { url }) => {
		const rejected = new Rejected(page);
		await rejected.open(url);
		await rejected.messages.getByRole('gridcell').first().click();
	},
};

/** The key of a bond that the equity desk booked as equity; any position where the day has none. */
async function misbooked({ api }: Stack): Promise<string> {
	const rows = await api.positions('GROUP');
	const found = rows.find(({ conflict, overrideId }) => conflict && overrideId === null) ?? rows[0];
	if (!found) throw new Error('no position to look at');
	return found.key;
}

/** Waits until no feed is behind: a picture shows the day as it is, not as it was. */
async function caughtUp({ api }: Stack): Promise<void> {
	const behind = async () => (await api.feeds()).filter(({ state }) => state === 'CATCHING_UP').map(({ topic }) => topic);
	await expect.poll(behind, { timeout: 300_000 }).toEqual([]);
}

/** Two overrides, so that the list has something to show. */
async function override(stack: Stack): Promise<void> {
	const rows = await stack.api.positions('GROUP');
	const targets = [
		...rows.filter(({ conflict }) => conflict).slice(-1),
		...rows.filter(({ level, counted }) => level === 'LEVEL_2A' && counted > 0).slice(0, 1),
	];
	for (const [index, { instrumentId, entityId, conflict }] of targets.entries()) {
		const proposal = {
			targetKind: 'INSTRUMENT',
			targetId: instrumentId,
			entityId,
			...(conflict ? { assetClass: 'BOND' } : { eligible: false }),
			reasonCode: conflict ? 'WRONG_ASSET_CLASS' : 'OPERATIONAL_TEST',
			comment: conflict
				? 'Booked by the equity desk; a bond by its prospectus.'
				: 'Not under the control of the treasury since this morning.',
			expiresAt: now + AHEAD + (index + 1) * 72 * HOUR,
		};
		const response = await stack.api.post('/api/overrides', JSON.stringify({ overrideId: `OV-${randomUUID()}`, proposal }));
		if (!response.ok) throw new Error(`the override was refused: ${await response.text()}`);
	}
}

/** To the hour of the pictures today, or yesterday where that has not come yet. */
function ahead(): number {
	const taken = new Date(now).setUTCHours(TAKEN_AT_HOUR, 0, 0, 0);
	return (taken > now ? taken - 24 * HOUR : taken) - now;
}

async function take(browser: Browser, stack: Stack): Promise<void> {
	for (const colorScheme of MODES) {
		for (const viewport of SIZES) {
			const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce', deviceScaleFactor: 1, locale: 'en-GB' });
			await context.clock.install({ time: Date.now() + AHEAD });
			await context.clock.resume();
			for (const [name, show] of Object.entries(PICTURES)) {
				const page = await context.newPage();
				await show(page, stack);
				await page.evaluate('document.fonts.ready');
				await page.screenshot({
					path: `${folder}${name}-${colorScheme}-${viewport.width}x${viewport.height}.png`,
					caret: 'hide',
					scale: 'css',
				});
				await page.close();
			}
			await context.close();
		}
	}
}

await mkdir(folder, { recursive: true });
const clockFolder = await mkdtemp(join(tmpdir(), 'tideline-clock-'));
const CLOCK_AHEAD = join(clockFolder, 'ahead');
await writeFile(CLOCK_AHEAD, String(AHEAD));
const shifted = { NODE_OPTIONS: `--import ${SHIFTED_CLOCK}`, CLOCK_AHEAD };
await using stack = await Stack.start(['simulator', 'engine', 'bff'], { RATE: '50', ...shifted });
await caughtUp(stack);
await override(stack);
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox', '--disable-gpu'] });
try {
	await take(browser, stack);
} finally {
	await browser.close();
	await rm(clockFolder, { recursive: true });
}
