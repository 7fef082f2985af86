import { expect, type Locator, type Page } from '@playwright/test';
import { Frame, THERE } from './frame.ts';

/** Explain: five steps from the ratio to the raw message. */
export class Explain extends Frame {
	readonly ratio: Locator;
	readonly steps: Locator;
	readonly ties: Locator;
	readonly message: Locator;

	constructor(page: Page) {
		super(page);
		// The figure is a paragraph in the middle of the gauge.
		this.ratio = page.getByTestId('explained-lcr');
		this.steps = page.getByRole('navigation', { name: 'Steps' });
		this.ties = page.getByText('Every step sums to the figure before it');
		this.message = page.getByRole('region', { name: 'Raw message', exact: true });
	}

	async open(url: string, query: Record<string, string> = {}): Promise<void> {
		await this.page.goto(`${url}/explain?${new URLSearchParams(query)}`);
		await expect(this.ratio).toHaveText(/\d/, THERE);
	}

	/** Figures stay as they are until the next step is asked for. */
	async hold(): Promise<void> {
		await this.page.getByRole('button', { name: 'Hold' }).click();
		await expect(this.page.getByRole('button', { name: 'Follow' })).toBeVisible();
	}

	/** The list of a step, by what it is behind. */
	list(name: string | RegExp): Locator {
		return this.page.getByRole('list', { name, exact: typeof name === 'string' });
	}

	/** Exact amounts of the rows of a list, as their tooltips say them: minor units. */
	async amounts(list: Locator): Promise<number[]> {
		const titles = await list
			.locator('[title]')
			.evaluateAll((parts) =>
				parts.map((part) => part.getAttribute('title') ?? '').filter((title) => /^[A-Z]{3} \(?[\d,.]+\)?$/.test(title)),
			);
		return titles.map(exactAmount);
	}
}

/** `USD (1,234.50)` as minor units. */
function exactAmount(text: string): number {
	const digits = Number(text.replace(/[^\d]/g, ''));
	return text.includes('(') ? -digits : digits;
}
