import type { DeadLetterEvent, Rejected } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { DeadLetters } from './dead-letters.ts';

const letter = (offset: number) => ({ topic: 'oms.fx', partition: 0, offset, reason: 'NOT_JSON' }) as Rejected;
const closed = (offset: number) => ({ ...letter(offset), kind: 'CLOSED', at: 1, actor: 'K. Brandt' }) as unknown as DeadLetterEvent;
const idOf = (offset: number) => `oms.fx.0.${offset}`;

describe('dead letters past their limit', () => {
	it('the oldest are opened no more, and count on', () => {
		const letters = new DeadLetters(2);
		for (const offset of [1, 2]) letters.add(letter(offset), { partition: 0, offset });
		expect(letters.hasForgotten).toBe(false);
		letters.add(letter(3), { partition: 0, offset: 3 });
		expect([1, 2, 3].map((offset) => letters.at(idOf(offset)) !== null)).toEqual([false, true, true]);
		expect(letters.hasForgotten).toBe(true);
		expect(letters.groups.list()).toMatchObject([{ total: 3, open: 3 }]);
	});

	it('what was done with the newest is kept', () => {
		const letters = new DeadLetters(2);
		for (const offset of [1, 2, 3]) {
			letters.add(letter(offset), { partition: 0, offset });
			letters.apply(closed(offset), offset);
		}
		expect([1, 2, 3].map((offset) => letters.state(idOf(offset)).status)).toEqual(['OPEN', 'CLOSED', 'CLOSED']);
		expect(letters.groups.list()).toMatchObject([{ total: 3, open: 0, closed: 3 }]);
	});

	it('an old one that is read again is not counted twice while it is kept', () => {
		const letters = new DeadLetters(2);
		for (const offset of [1, 2, 2]) letters.add(letter(offset), { partition: 0, offset });
		expect(letters.groups.total).toBe(2);
	});
});
