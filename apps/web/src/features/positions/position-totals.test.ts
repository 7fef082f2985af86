import type { Position } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { createReporting } from '../../format/reporting.ts';
import { positionTotals } from './position-totals.ts';

const row = (currency: string, marketValue: number, haircutAmount: number, counted: number, level = 'LEVEL_2A') =>
	({ currency, marketValue, haircutAmount, counted, level }) as Position;

describe('totals of the positions shown', () => {
	it('are missing when a currency has no rate', () => {
		expect(positionTotals([row('CHF', 100, 0, 100)], createReporting('USD', {}))).toBeNull();
	});
	it('add up by currency before they are converted, so that nothing is rounded per row', () => {
		const reporting = createReporting('USD', { GBP: '1.5' });
		const rows = [row('GBP', 1, 0, 1), row('GBP', 1, 0, 1), row('USD', 100, 15, 60)];
		expect(positionTotals(rows, reporting)).toEqual({ positions: 3, marketValue: 103, haircut: 15, encumbered: 25, counted: 63 });
	});
	it('take all off what has no level', () => {
		const totals = positionTotals([row('USD', 100, 100, 0, 'INELIGIBLE')], createReporting('USD', {}));
		expect(totals).toMatchObject({ marketValue: 100, haircut: 100, encumbered: 0, counted: 0 });
	});
});
