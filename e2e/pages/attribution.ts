import { expect, type Locator } from '@playwright/test';
import { THERE } from './frame.ts';
import { Overview } from './overview.ts';

/** The overview with why its ratio moved: the pane of the last hour, and the panel of a span that was dragged on the trend. */
export class Attribution extends Overview {
	readonly trend: Locator = this.page.getByRole('img', { name: /with its limits/ });
	readonly why: Locator = this.page.getByRole('region', { name: 'Why it moved' });
	readonly causes: Locator = this.page.getByRole('table', { name: 'What moved the ratio, ranked by size' });
	readonly waterfall: Locator = this.page.getByRole('region', { name: 'Waterfall' });
	readonly events: Locator = this.page.getByRole('table', { name: 'Largest events' });
	/** In the place of the causes, where there are none. */
	readonly notKept: Locator = this.page.getByText(/^What moved the ratio is kept/);
	readonly band: Locator = this.page.getByTestId('span').first();

	/** Drags a span over the trend, from one share of its width to another. */
	async drag(from: number, to: number): Promise<void> {
		await expect(this.trend).toBeVisible(THERE);
		const box = await this.trend.boundingBox();
		if (box === null) throw new Error('the trend has no box');
		const y = box.y + box.height / 3;
		await this.page.mouse.move(box.x + box.width * from, y);
		await this.page.mouse.down();
		await this.page.mouse.move(box.x + box.width * ((from + to) / 2), y);
		await this.page.mouse.move(box.x + box.width * to, y);
		await this.page.mouse.up();
		await expect(this.causes.getByRole('row').nth(2)).toContainText(/\d/, THERE);
	}

	/** Text of the cells of every row but the head. */
	async rows(table: Locator): Promise<string[][]> {
		return table
			.locator('tbody tr')
			.evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')));
	}

	/** The span of the URL. */
	span(): string[] {
		const { searchParams } = new URL(this.page.url());
		return ['from', 'to'].map((name) => searchParams.get(name) ?? '');
	}
}
