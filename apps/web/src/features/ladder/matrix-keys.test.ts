import { describe, expect, it } from 'vitest';
import { moveInMatrix } from './matrix-keys.ts';

const rows = [{ id: 'a' }, { id: 'b' }];
const columns = [
	{ id: '1', closed: true },
	{ id: '2', closed: false },
	{ id: '3', closed: false },
];
const move = (row: string, column: string | null, key: string) => moveInMatrix({ row, column }, key, rows, columns);

describe('keys in the matrix', () => {
	it('walk by day and pass over closed ones', () => {
		expect(move('a', null, 'ArrowRight')).toEqual({ row: 'a', column: '2' });
		expect(move('a', '2', 'ArrowRight')).toEqual({ row: 'a', column: '3' });
		expect(move('a', '2', 'ArrowLeft')).toEqual({ row: 'a', column: null });
	});
	it('walk by row, and to the ends of one', () => {
		expect(move('a', '3', 'ArrowDown')).toEqual({ row: 'b', column: '3' });
		expect(move('b', '3', 'Home')).toEqual({ row: 'b', column: null });
		expect(move('b', null, 'End')).toEqual({ row: 'b', column: '3' });
	});
	it('lead nowhere past an edge, and no other key does', () => {
		expect([move('a', null, 'ArrowLeft'), move('a', '3', 'ArrowUp'), move('b', '3', 'ArrowRight'), move('a', '2', 'x')]).toEqual([
			null,
			null,
			null,
			null,
		]);
	});
});
