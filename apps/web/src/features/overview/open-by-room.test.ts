import { expect, it } from 'vitest';
import type { CashRow } from './cash-rows.ts';
import { openByRoom } from './open-by-room.ts';

const currency = (id: string, accounts: number) => ({ id, accounts: Array.from({ length: accounts }, () => ({}) as CashRow) });

it('opens the currencies whose accounts have room, from the largest', () => {
	const rows = [currency('AUD', 3), currency('BRL', 2), currency('CAD', 1)];
	expect([...openByRoom(rows, 9)]).toEqual(['AUD', 'BRL', 'CAD']);
	expect([...openByRoom(rows, 7)]).toEqual(['AUD', 'CAD']);
	expect([...openByRoom(rows, 3)]).toEqual([]);
});

it('leaves a row without accounts closed, such as the total', () => expect([...openByRoom([currency('total', 0)], 9)]).toEqual([]));
