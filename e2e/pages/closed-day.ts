import { expect, type Locator, type Page } from '@playwright/test';
import { THERE } from './frame.ts';
import { Overview } from './overview.ts';

/** The control that chooses the day, and the overview of a day that has closed. */
export class ClosedDayPage extends Overview {
	readonly choice: Locator;
	readonly days: Locator;
	readonly closedCash: Locator;
	readonly facts: Locator;
	readonly businessDate: Locator;

	constructor(page: Page) {
		super(page);
		this.choice = page.getByRole('button', { name: /^Shown: / });
		this.days = page.getByRole('group', { name: 'Day that is shown' });
		this.closedCash = page.getByRole('table', { name: 'Cash as the day ended' });
		this.facts = page.getByRole('region', { name: 'The day' });
		this.businessDate = page.getByText('Business date').locator('..');
	}

	/** Opens the list of days by its key and picks one, in the words of the page: `19 Nov 2026`. */
	async pick(words: string): Promise<void> {
		await this.page.keyboard.press('t');
		await this.days.getByRole('button', { name: words }).click();
		await this.expectClosed(words);
	}

	/** Nothing on the page passes for live: every pane says which day it shows. */
	async expectClosed(words: string): Promise<void> {
		await expect(this.choice).toHaveText(`Closed ${words}`);
		await expect(this.figure).toHaveText(/\d/, THERE);
		const panes = this.page.locator('main section[data-state]');
		await expect(panes).toHaveCount(6);
		for (const pane of await panes.all()) {
			await expect(pane).toHaveAttribute('data-state', 'closed');
			await expect(pane).toContainText(`Closed ${words}`);
		}
	}
}
