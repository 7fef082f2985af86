import { expect, type Locator, type Page } from '@playwright/test';
import { Frame, THERE } from './frame.ts';

/** Flows by day, the gap and what covers it. */
export class Ladder extends Frame {
	readonly section: Locator;
	readonly matrix: Locator;
	readonly figures: Locator;
	readonly chart: Locator;
	/** The flows behind the cell that is open. */
	readonly flows: Locator;

	constructor(page: Page) {
		super(page);
		this.section = page.getByRole('region', { name: '30-day ladder' });
		this.matrix = page.getByRole('grid');
		this.figures = page.getByRole('region', { name: 'Key figures of the ladder' });
		this.chart = page.getByRole('img', { name: /^Cumulative gap and capacity left/ });
		this.flows = page.getByRole('table', { name: /^Flows behind/ });
	}

	async open(url: string, query: Record<string, string> = {}): Promise<void> {
		await this.page.goto(`${url}/ladder?${new URLSearchParams(query)}`);
		await expect(this.matrix).toBeVisible(THERE);
		await expect(this.chart.locator('canvas')).toBeVisible(THERE);
	}

	/** A figure of a row (`OUTFLOW.RETAIL`, `net`) in a column (`3`, `8-14`, `1-30`, `open`). */
	cell(row: string, column: string): Locator {
		return this.matrix.locator(`[data-place="${row}|${column}"]`);
	}

	/** The name of a row. */
	row(row: string): Locator {
		return this.cell(row, '');
	}

	async choose(name: 'Assumptions' | 'Currency' | 'Level', choice: string): Promise<void> {
		await this.page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
		await this.page.getByRole('group', { name }).getByRole('button', { name: choice, exact: true }).click();
	}

	/** One of the seven figures, with its exact amount on hover. */
	figure(name: string): Locator {
		return this.figures.locator('div').filter({ hasText: name }).locator('b');
	}
}
