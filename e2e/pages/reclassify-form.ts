import { expect, type Locator, type Page } from '@playwright/test';
import { previewResponse } from '@tideline/api';
import { THERE } from './frame.ts';

type Preview = ReturnType<typeof previewResponse.parse>;

/** The form in the drawer that overrides a classification. */
export class ReclassifyForm {
	readonly page: Page;
	readonly form: Locator;
	readonly submit: Locator;
	readonly effect: Locator;
	readonly comment: Locator;
	readonly expires: Locator;

	constructor(page: Page) {
		this.page = page;
		this.form = page.getByRole('form', { name: /^Reclassify/ });
		this.submit = this.form.getByRole('button', { name: /^Submit/ });
		this.effect = this.form.getByRole('table', { name: 'Effect before and after' });
		this.comment = this.form.getByRole('textbox', { name: /^Comment/ });
		this.expires = this.form.getByRole('textbox', { name: /^Expires/ });
	}

	async open(): Promise<void> {
		await this.page.getByRole('button', { name: /^Reclassify/ }).click();
		await expect(this.form).toBeVisible(THERE);
	}

	field(label: string | RegExp): Locator {
		return this.form.getByRole('combobox', { name: label });
	}

	async choose(label: string | RegExp, option: string | RegExp): Promise<void> {
		await this.field(label).click();
		await this.page.getByRole('option', { name: option }).first().click();
	}

	async appliesTo(text: string | RegExp): Promise<void> {
		await this.form.getByRole('radiogroup', { name: 'Applies to' }).getByRole('radio', { name: text }).click();
	}

	/** Does what makes the form ask for a preview, and returns the answer to it. */
	async preview(change: () => Promise<void>): Promise<Preview> {
		const answered = this.page.waitForResponse((response) => response.url().endsWith('/api/overrides/preview') && response.ok());
		await change();
		return previewResponse.parse(await (await answered).json());
	}
}
