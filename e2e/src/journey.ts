import { test as base, expect } from '@playwright/test';
import { PREPARED_DAY } from './prepared-day.ts';
import { type AppName, Stack } from './stack.ts';

const FORBIDDEN = /Content Security Policy|Minified React error|Uncaught/;

/** Playwright's test, in which a page that throws or breaks its own security policy fails the journey. */
export const test = base.extend<{ quietPage: undefined }>({
	quietPage: [
		async ({ page }, use) => {
			const faults: string[] = [];
			page.on('pageerror', (error) => faults.push(error.message));
			page.on('console', (message) => {
				if (message.type() === 'error' && FORBIDDEN.test(message.text())) faults.push(message.text());
			});
			await use(undefined);
			expect(faults, 'errors of the page').toEqual([]);
		},
		{ auto: true },
	],
});
export { expect };

/** One stack for the journeys of a file, begun with the prepared day. */
export function stackOfFile(apps: readonly AppName[] = ['simulator', 'engine', 'bff'], env: Record<string, string> = {}): () => Stack {
	let stack: Stack | undefined;
	test.beforeAll(async () => {
		stack = await Stack.start(apps, { RATE: '20', HISTORY_RATE: '0.2', ...env }, process.env[PREPARED_DAY]);
		await stack.answers('/api/lcr?entity=GROUP');
	});
	test.afterAll(() => stack?.[Symbol.asyncDispose]());
	return () => {
		if (!stack) throw new Error('the stack is not there before the first test');
		return stack;
	};
}
