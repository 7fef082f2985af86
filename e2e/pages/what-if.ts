import { expect, type Locator, type Page } from '@playwright/test';
import { Frame, THERE } from './frame.ts';

/** Shocks on the live book or on a file, and what the ratio would be. */
export class WhatIf extends Frame {
	readonly scenario: Locator;
	readonly shocks: Locator;
	/** Scenarios that the browser keeps. */
	readonly saved: Locator;
	readonly result: Locator;
	readonly ratio: Locator;
	readonly table: Locator;
	readonly effects: Locator;
	readonly faults: Locator;

	constructor(page: Page) {
		super(page);
		this.scenario = page.getByRole('region', { name: 'Scenario' });
		this.saved = this.scenario.getByRole('region', { name: 'Saved' });
		this.shocks = this.scenario.getByRole('list').first().getByRole('listitem');
		this.result = page.getByRole('region', { name: 'Result' });
		// A figure has no role of its own, and its words change with the ratio.
		this.ratio = page.getByTestId('what-if-lcr');
		this.table = page.getByRole('table', { name: 'Before and after' });
		this.effects = page.getByRole('list', { name: 'Effects' });
		this.faults = page.getByRole('list', { name: 'Faults of the file' });
	}

	async open(url: string, query: Record<string, string> = {}): Promise<void> {
		await this.page.goto(`${url}/what-if?${new URLSearchParams(query)}`);
		await expect(this.scenario).toBeVisible(THERE);
	}

	/** Opens it with a result. */
	async compute(url: string, query: Record<string, string> = {}): Promise<void> {
		await this.open(url, query);
		await expect(this.table).toBeVisible(THERE);
	}

	async upload(name: string, text: string): Promise<void> {
		await this.scenario.getByLabel('Balance-sheet file').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
	}

	async add(kind: string): Promise<void> {
		await this.scenario.getByRole('button', { name: 'Add shock' }).click();
		await this.page.getByRole('group', { name: 'Add a shock' }).getByRole('button', { name: kind }).click();
	}

	/** Cells of a row as they are shown: before, after, change. */
	async row(title: string): Promise<string[]> {
		return this.table.getByRole('row', { name: title }).getByRole('cell').allTextContents();
	}
}
