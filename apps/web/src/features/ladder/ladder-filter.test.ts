import { describe, expect, it } from 'vitest';
import { cellText, ladderSearch, parseCell, parseLadderFilter, parseOpenSides, withLadderFilter, withOpenSides } from './ladder-filter.ts';

const read = (text: string) => new URLSearchParams(text);

describe('the ladder in a URL', () => {
	it('falls back to the defaults for what is not understood', () => {
		expect(parseLadderFilter(read('assumptions=x&currency=usd&level=INELIGIBLE'))).toEqual({
			assumptions: 'lcr',
			currency: null,
			level: null,
		});
		expect(parseLadderFilter(read('assumptions=contractual&currency=EUR&level=LEVEL_2A'))).toEqual({
			...{ assumptions: 'contractual', currency: 'EUR', level: 'LEVEL_2A' },
		});
	});
	it('leaves defaults out, and closes the cell that was of another ladder', () => {
		const next = withLadderFilter(read('entity=LDN&assumptions=contractual&cell=OUTFLOW.ALL.3'), { assumptions: 'lcr', currency: 'EUR' });
		expect(next.toString()).toBe('entity=LDN&currency=EUR');
	});
	it('names a cell by side, group and column', () => {
		for (const text of ['OUTFLOW.RETAIL.12', 'INFLOW.ALL.1-30', 'OUTFLOW.SECURED.beyond'])
			expect(cellText(parseCell(read(`cell=${text}`)) ?? { side: 'INFLOW', group: null, column: '' })).toBe(text);
		for (const text of ['', 'STOCK.ALL.3', 'OUTFLOW.NONE.3', 'OUTFLOW.ALL.x']) expect(parseCell(read(`cell=${text}`))).toBeNull();
	});
	it('keeps which sides are open; the outflows at first', () => {
		expect([...parseOpenSides(read(''))]).toEqual(['OUTFLOW']);
		for (const sides of [[], ['OUTFLOW'], ['INFLOW'], ['OUTFLOW', 'INFLOW']] as const)
			expect([...parseOpenSides(withOpenSides(read('open=none'), new Set(sides)))]).toEqual([...sides]);
	});
	it('asks for what it shows', () => {
		expect(ladderSearch('LDN', { assumptions: 'lcr', currency: null, level: 'LEVEL_1' }).toString()).toBe(
			'entity=LDN&assumptions=lcr&level=LEVEL_1',
		);
	});
});
