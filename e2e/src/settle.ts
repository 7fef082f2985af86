import { expect } from '@playwright/test';
import type { Book } from '@tideline/engine';
import { THERE } from '../pages/frame.ts';
import { figuresOfCash, figuresOfLcr, figuresOfPosition, notNormalised, recompute } from './recompute.ts';
import type { Stack } from './stack.ts';

/** Stops the simulator and waits until nothing more can move: every desk message is normalised, and the BFF serves what the log holds. */
export async function settle(stack: Stack): Promise<Book> {
	await stack.kill('simulator', 'SIGTERM');
	await expect.poll(() => notNormalised(stack.logPath), THERE).toBe(0);
	return expectFiguresOfLog(stack);
}

/** Every ratio, account and position that the BFF serves equals a full recomputation from the log, to the minor unit. Waits for it. */
export async function expectFiguresOfLog(stack: Stack): Promise<Book> {
	const book = await recompute(stack.logPath);
	await expect(async () => expectServed(stack, book)).toPass(THERE);
	return book;
}

async function expectServed({ api }: Stack, book: Book): Promise<void> {
	const entities = book.entities().map(({ entityId }) => entityId);
	expect(entities).not.toEqual([]);
	for (const entityId of entities) expect(figuresOfLcr(await api.lcr(entityId)), entityId).toEqual(figuresOfLcr(book.lcr(entityId)));

	const cash = new Map((await api.cash('GROUP')).map((row) => [row.accountId, figuresOfCash(row)]));
	for (const [accountId, served] of cash) {
		const recomputed = book.cash(accountId);
		expect(served, accountId).toEqual(recomputed && figuresOfCash(recomputed));
	}
	expect(cash.size).toBeGreaterThan(0);

	const positions = new Map((await api.positions('GROUP')).map((row) => [row.key, figuresOfPosition(row)]));
	expect([...positions.keys()].sort()).toEqual(book.positionKeys().sort());
	for (const [key, served] of positions) {
		const recomputed = book.position(key);
		expect(served, key).toEqual(recomputed && figuresOfPosition(recomputed));
	}
}
