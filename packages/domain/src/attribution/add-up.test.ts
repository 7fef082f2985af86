import { describe, expect, test } from 'vitest';
import { minor } from '../money.ts';
import type { Attribution, CauseEvent, CauseSum, FiguresAt } from '../schema/attribution.ts';
import { addUp, CauseSums } from './add-up.ts';
import { shownMove } from './shown-move.ts';

const figures = (hqla: number, lcr: number | null): FiguresAt => ({ hqla: minor(hqla), netCashOutflows: minor(100), lcr });
const event = (at: number, ratioChange: number): CauseEvent => ({
	...{ at, subject: `T-${at}`, text: 'a trade', hqlaChange: minor(1), netCashOutflowsChange: minor(0), ratioChange },
});
const part = (hqla: number, ratioChange: number, largest: CauseEvent[] = []): Omit<CauseSum, 'group' | 'code' | 'subject'> => ({
	...{ events: 1, hqlaChange: minor(hqla), netCashOutflowsChange: minor(0), ratioChange, rates: [], largest },
});
const bought = { group: 'TRADE', code: 'BUY', subject: 'SOVEREIGN' } as const;
const rates = { group: 'FX_RATE', code: 'RATE', subject: '' } as const;
const minute = (from: number, start: FiguresAt, end: FiguresAt, causes: CauseSum[]): Attribution => ({
	...{ entityId: 'LDN', currency: 'GBP', from, to: from + 1, open: false, start, end, causes },
});

describe('adding up what moved a ratio', () => {
	test('keeps causes apart and sums each, its largest events first and no more than asked for', () => {
		const sums = new CauseSums(2);
		sums.add(bought, part(5, 10, [event(1, 10)]));
		sums.add({ ...bought, subject: 'CREDIT' }, part(1, 1));
		sums.add(bought, part(-2, -30, [event(2, -30)]));
		sums.add(bought, part(0, 20, [event(3, 20)]));
		const [first, second] = sums.list();
		expect(first).toMatchObject({ events: 3, hqlaChange: 3, ratioChange: 0 });
		expect(first?.largest.map(({ at }) => at)).toEqual([2, 3]);
		expect(second).toMatchObject({ subject: 'CREDIT', events: 1 });
	});

	test('takes each rate from its first to its last', () => {
		const sums = new CauseSums();
		sums.add(rates, { ...part(0, 0), rates: [{ currency: 'GBP', before: '1.31', after: '1.32' }] });
		const later = [
			{ currency: 'GBP', before: '1.32', after: '1.30' },
			{ currency: 'EUR', before: null, after: '1.1' },
		];
		sums.add(rates, { ...part(0, 0), rates: later });
		expect(sums.list()[0]?.rates).toEqual([
			{ currency: 'GBP', before: '1.31', after: '1.30' },
			{ currency: 'EUR', before: null, after: '1.1' },
		]);
	});

	test('names what no record tells, so that the sum stays exact', () => {
		const cause = { ...bought, ...part(10, 100_000_000) };
		const span = addUp([
			minute(0, figures(100, 1), figures(110, 1.1), [cause]),
			minute(2, figures(112, 1.12), figures(122, 1.22), [cause]),
		]);
		expect(span?.causes.map(({ group, hqlaChange, ratioChange }) => [group, hqlaChange, ratioChange])).toEqual([
			['TRADE', 20, 200_000_000],
			['UNRECORDED', 2, 20_000_000],
		]);
		expect(addUp([])).toBeNull();
	});

	test('has no points while a ratio is missing at either end, and exact ones when it was missing only in between', () => {
		const gone = { ...bought, ...part(-100, 0) };
		const back = { ...bought, ...part(110, 0) };
		const away = minute(0, figures(100, 1), figures(0, null), [gone]);
		expect(shownMove(addUp([away]) as never)).toMatchObject({ points: null, residual: null, causes: [{ points: null }] });
		const span = addUp([away, minute(1, figures(0, null), figures(110, 1.1), [back])]);
		expect(shownMove(span as never)).toMatchObject({ points: 10, residual: 0, startPercent: 100, endPercent: 110 });
	});

	test('rounds points so that they add up to the difference of the ratios shown', () => {
		const third = (code: 'BUY' | 'SELL' | 'CANCEL') => ({ ...bought, code, ...part(0, 333_333) });
		const span = addUp([minute(0, figures(100, 1), figures(100, 1.000_999_999), [third('BUY'), third('SELL'), third('CANCEL')])]);
		const { points, residual, causes } = shownMove(span as never);
		expect([points, residual]).toEqual([0.1, 0]);
		expect(causes.map((cause) => cause.points).sort()).toEqual([0.03, 0.03, 0.04]);
	});
});
