import { expect, type Locator, type Page } from '@playwright/test';
import { Frame, THERE } from './frame.ts';

/** The messages that could not become trades, and the one that is read. */
export class Rejected extends Frame {
	readonly groups: Locator;
	readonly messages: Locator;
	readonly message: Locator;

	/** The message as it came. */
	readonly raw: Locator;
	readonly replay: Locator;
	readonly keep: Locator;

	constructor(page: Page) {
		super(page);
		this.groups = page.getByRole('region', { name: 'Rejected', exact: true });
		this.messages = page.getByRole('region', { name: 'Messages' });
		// The pane is named by the message's key.
		this.message = page.getByRole('main').getByRole('region').last();
		this.raw = page.getByRole('figure', { name: 'Message as it came' });
		this.replay = this.message.getByRole('button', { name: /^Replay Ctrl/ });
		this.keep = this.message.getByRole('button', { name: 'Keep mended' });
	}

	async open(url: string, query: Record<string, string> = {}): Promise<void> {
		await this.page.goto(`${url}/rejected?${new URLSearchParams(query)}`);
		await expect(this.groups).toHaveAttribute('aria-busy', 'false', THERE);
	}

	/** The field of the copy. */
	newValue(path: string): Locator {
		return this.message.getByRole('textbox', { name: `New ${path}`, exact: true });
	}

	view(name: 'Raw' | 'Mend a copy' | 'Replay'): Locator {
		return this.message.getByRole('radio', { name, exact: true });
	}

	/** What the list says has become of the message with a key. */
	stateOf(key: string): Locator {
		return this.messages.getByRole('row').filter({ hasText: key }).locator('[col-id="status"]');
	}

	bulk(count: number): Locator {
		return this.messages.getByRole('button', { name: `Replay ${count} mended` });
	}
}
