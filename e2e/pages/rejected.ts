import { expect, type Locator, type Page } from '@playwright/test';
import { Frame, THERE } from './frame.ts';

/** The messages that could not become trades, and the one that is read. */
export class Rejected extends Frame {
	readonly groups: Locator;
	readonly messages: Locator;
	readonly message: Locator;

	constructor(page: Page) {
		super(page);
		this.groups = page.getByRole('region', { name: 'Rejected', exact: true });
		this.messages = page.getByRole('region', { name: 'Messages' });
		// The pane is named by the message's key.
		this.message = page.getByRole('main').getByRole('region').last();
	}

	async open(url: string, query: Record<string, string> = {}): Promise<void> {
		await this.page.goto(`${url}/rejected?${new URLSearchParams(query)}`);
		await expect(this.groups).toHaveAttribute('aria-busy', 'false', THERE);
	}
}
