import { describe, expect, test } from 'vitest';
import type { Scope } from './scope.ts';

export function identityContract({ adapter, openLog }: Scope): void {
	describe('the identity of a log', () => {
		test('is the same for every handle, also after all are closed', async () => {
			const first = await openLog();
			const identity = await first.identity();
			expect(identity).not.toBe('');
			expect(await (await openLog()).identity()).toBe(identity);
			await first.close();
			expect(await (await openLog()).identity()).toBe(identity);
		});

		test('is not that of another log', async () => {
			const other = await adapter.create();
			const log = await other.open();
			try {
				expect(await log.identity()).not.toBe(await (await openLog()).identity());
			} finally {
				await log.close();
				await other.destroy();
			}
		});
	});
}
