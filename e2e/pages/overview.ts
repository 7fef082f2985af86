import { expect, type Locator, type Page } from '@playwright/test';
import { Frame, THERE } from './frame.ts';

/** The overview: gauge, trend, HQLA, outflows, cash. */
export class Overview extends Frame {
	readonly lcrPane: Locator;
	readonly figure: Locator;
	readonly gauge: Locator;
	readonly hqla: Locator;
	readonly outflows: Locator;
	readonly cash: Locator;
	/** The group under each regime. */
	readonly regimes: Locator;
	/** What is off the group's stock because it may not be passed on. */
	readonly trapped: Locator;

	constructor(page: Page) {
		super(page);
		this.lcrPane = page.getByRole('region', { name: 'Liquidity Coverage Ratio' });
		// The figure is a paragraph in the middle of the gauge.
		this.figure = page.getByTestId('lcr');
		this.gauge = this.lcrPane.getByRole('img', { name: /^LCR gauge/ });
		this.hqla = page.getByRole('table', { name: 'HQLA by level and class' });
		this.outflows = page.getByRole('table', { name: 'Net cash outflows by line' });
		this.cash = page.getByRole('table', { name: 'Cash by currency and account' });
		this.regimes = page.getByTestId('regimes');
		this.trapped = page.getByTestId('trapped');
	}

	async open(url: string, query: Record<string, string> = {}): Promise<void> {
		await this.page.goto(`${url}/?${new URLSearchParams(query)}`);
		await expect(this.figure).toHaveText(/\d/, THERE);
	}

	/** Opens the currencies of the cash table that are shown by their sum alone. */
	async openEveryCurrency(): Promise<void> {
		await expect(this.cash.getByRole('button', { expanded: true }).first()).toBeVisible();
		const closed = this.cash.getByRole('button', { expanded: false });
		for (let left = await closed.count(); left > 0; left--) await closed.first().click();
		await expect(closed).toHaveCount(0);
	}

	/** The exact amounts of a table, which stand in the tooltips of its cells, by the first cell of their row. */
	async exactAmounts(table: Locator): Promise<Map<string, string[]>> {
		const rows = await table.getByRole('row').evaluateAll((elements) =>
			elements.map((row) => {
				const whole = row.cloneNode(true) as typeof row;
				// Said beside the name of its row, not a figure of a column.
				whole.querySelector('[data-testid="trapped"]')?.remove();
				const cells = [...whole.querySelectorAll('td')];
				const title = /^[A-Z]{3} \(?[\d,.]+\)?$/;
				const amounts = cells.flatMap((cell) => [...cell.querySelectorAll('[title]')].map((part) => part.getAttribute('title') ?? ''));
				return [cells[0]?.textContent?.trim() ?? '', amounts.filter((text) => title.test(text))] as const;
			}),
		);
		return new Map(rows.map(([name, amounts]) => [name, amounts]));
	}
}
