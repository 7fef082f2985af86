import { expect, type Locator, type Page } from '@playwright/test';

/**
 * How long anything on a page may take on two cores that the tests on brokers keep busy as well: what is not there by then does not come.
 * Those who use the pages outside of a test have no other.
 */
export const THERE = { timeout: 60_000 };

/** What stands around every page: pages, entities, connection, feeds, theme. */
export class Frame {
	readonly page: Page;
	readonly connection: Locator;
	readonly pages: Locator;
	readonly entities: Locator;
	/** The ratio of the current entity by significant currency. */
	readonly currencies: Locator;
	readonly feeds: Locator;
	readonly find: Locator;

	constructor(page: Page) {
		this.page = page;
		// A badge has no role of its own, and its words change with the state.
		this.connection = page.getByTestId('connection');
		this.pages = page.getByRole('navigation', { name: 'Pages' });
		this.entities = page.getByRole('navigation', { name: 'Entities' });
		this.currencies = page.getByRole('region', { name: 'LCR by significant currency' });
		this.feeds = page.getByRole('list', { name: 'Feeds' });
		this.find = page.getByRole('dialog', { name: 'Find or go to' });
	}

	async expectLive(): Promise<void> {
		await expect(this.connection).toHaveText('Live', THERE);
	}

	/** The server is heard; without a simulator its feeds are silent, and the page says since when. */
	async expectHeard(): Promise<void> {
		await expect(this.connection).toHaveText(/^(Live|Stale since .+)$/, THERE);
	}

	/** Puts a mark into the page that a reload would take away. */
	async mark(): Promise<void> {
		await this.page.evaluate('globalThis.marked = true');
	}

	async expectNotReloaded(): Promise<void> {
		expect(await this.page.evaluate('globalThis.marked'), 'the page was not loaded again').toBe(true);
	}

	/** The tile of an entity by its place in the strip, from 1. */
	tile(place: number): Locator {
		return this.entities.getByRole('button').nth(place - 1);
	}

	tileOf(entityId: string): Locator {
		return this.entities.locator(`[data-entity="${entityId}"]`);
	}

	feed(name: string): Locator {
		return this.feeds.getByRole('listitem').filter({ hasText: name });
	}

	async setTheme(mode: 'dark' | 'light'): Promise<void> {
		const change = this.page.getByRole('button', { name: mode === 'dark' ? 'Dark theme' : 'Light theme' });
		if (await change.isVisible()) await change.click();
		await expect(this.page.getByRole('button', { name: mode === 'dark' ? 'Light theme' : 'Dark theme' })).toBeVisible();
	}
}
