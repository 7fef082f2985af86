import { expect, type Locator, type Page } from '@playwright/test';
import { Frame, THERE } from './frame.ts';

/** The list of overrides, and the one that is read. */
export class Overrides extends Frame {
	readonly list: Locator;
	readonly tabs: Locator;

	constructor(page: Page) {
		super(page);
		this.list = page.getByRole('region', { name: 'Overrides', exact: true });
		this.tabs = page.getByRole('navigation', { name: 'Overrides by state' });
	}

	async open(url: string, query: Record<string, string> = {}): Promise<void> {
		await this.page.goto(`${url}/overrides?${new URLSearchParams(query)}`);
		await expect(this.list).toHaveAttribute('aria-busy', 'false', THERE);
	}

	async tab(name: string): Promise<void> {
		await this.tabs.getByRole('button', { name: new RegExp(`^${name}`) }).click();
	}

	item(target: string): Locator {
		return this.list.getByRole('button').filter({ hasText: target });
	}

	/** Ends the one that is open before its time. */
	async reverse(comment: string): Promise<void> {
		await this.page.getByRole('button', { name: 'Reverse', exact: true }).click();
		const form = this.page.getByRole('form', { name: 'Reverse the override' });
		await form.getByRole('textbox', { name: /^Comment/ }).fill(comment);
		await form.getByRole('button', { name: /^Reverse/ }).click();
		await expect(form).toBeHidden();
	}
}
