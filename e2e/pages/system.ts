import { expect, type Locator, type Page } from '@playwright/test';
import { Frame, THERE } from './frame.ts';

/** The operator's page: status of the joined feed, feeds, hot swap, swap log. */
export class System extends Frame {
	readonly status: Locator;
	readonly feedsPane: Locator;
	readonly swapForm: Locator;
	readonly checks: Locator;
	readonly confirmation: Locator;
	readonly stages: Locator;
	readonly log: Locator;

	constructor(page: Page) {
		super(page);
		this.status = page.getByRole('region', { name: 'Status of the joined feed' });
		this.feedsPane = page.getByRole('region', { name: 'Feeds', exact: true });
		this.swapForm = page.getByRole('form', { name: 'Hot swap' });
		this.checks = page.getByRole('list', { name: 'Checks before the swap' });
		this.confirmation = page.getByRole('form', { name: 'Confirm the swap' });
		this.stages = page.getByRole('list', { name: 'Stages of the swap' });
		this.log = page.getByRole('table', { name: 'Swap log' });
	}

	async open(url: string, query: Record<string, string> = {}): Promise<void> {
		await this.page.goto(`${url}/system?${new URLSearchParams(query)}`);
		await expect(this.swapForm).toBeVisible(THERE);
		await expect(this.checks).toContainText('exists', THERE);
	}

	async ask({ positions, accounts, join }: { positions?: string; accounts?: string; join?: string }): Promise<void> {
		if (positions !== undefined) await this.swapForm.getByLabel('New positions topic').fill(positions);
		if (accounts !== undefined) await this.swapForm.getByLabel('New accounts topic').fill(accounts);
		if (join === undefined) return;
		await this.swapForm.getByLabel('New join').click();
		await this.page.getByRole('option', { name: join, exact: true }).click();
	}

	/** Opens the confirmation. */
	async begin(): Promise<void> {
		await this.swapForm.getByRole('button', { name: 'Swap' }).click();
		await expect(this.confirmation).toBeVisible(THERE);
	}

	async confirm(generation: number): Promise<void> {
		await this.confirmation.getByLabel(/^Type \d+ to confirm$/).fill(String(generation));
		await this.confirmation.getByRole('button', { name: 'Swap' }).click();
	}
}
