import { expect, type Locator, type Page } from '@playwright/test';
import { Frame, THERE } from './frame.ts';

/** The positions: a live grid, and the drawer of one of them. */
export class Positions extends Frame {
	readonly grid: Locator;
	readonly search: Locator;
	readonly shown: Locator;
	readonly drawer: Locator;
	readonly rawMessage: Locator;

	constructor(page: Page) {
		super(page);
		this.grid = page.getByRole('region', { name: 'Positions' });
		this.search = page.getByRole('main').getByRole('searchbox');
		this.shown = page.getByRole('main').getByRole('status').first();
		this.drawer = page.getByRole('complementary');
		this.rawMessage = this.drawer.getByRole('region', { name: 'Raw message' });
	}

	async open(url: string, query: Record<string, string> = {}): Promise<void> {
		await this.page.goto(`${url}/positions?${new URLSearchParams(query)}`);
		await expect(this.shown).toHaveText(/\d+ of [1-9]/, THERE);
	}

	/** Narrows the grid by a choice of the filter menu. */
	async filter(choice: string): Promise<void> {
		await this.page.getByRole('button', { name: 'Add filter' }).click();
		await this.page.getByRole('button', { name: choice, exact: true }).click();
	}

	/** A row by its key, which the grid carries as its row id. */
	row(key: string): Locator {
		return this.grid.locator(`[role="row"][row-id="${key}"]`);
	}

	cell(key: string, column: string): Locator {
		return this.row(key).locator(`[col-id="${column}"]`);
	}

	async openDrawer(key: string): Promise<void> {
		await this.cell(key, 'name').click();
		await expect(this.drawer).toBeVisible(THERE);
	}

	section(title: string): Locator {
		return this.drawer.locator('section').filter({ has: this.page.getByRole('heading', { name: title, exact: true }) });
	}
}
