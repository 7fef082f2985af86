import { describe, expect, it } from 'vitest';
import { addDays } from '../day.ts';
import { positionEffect, type Standing } from '../lcr/position-effect.ts';
import { computeRatio } from '../lcr/ratio.ts';
import { minor } from '../money.ts';
import { marketValue } from '../position/valuation.ts';
import { parsePrice } from '../price.ts';
import { rulebook } from '../rulebook/rulebooks.ts';
import type { LineSum } from '../schema/lcr.ts';
import type { Contribution } from '../schema/position.ts';
import type { RepoDetails } from '../schema/trade.ts';
import { tradeContributions } from './flows.ts';
import { contextOf, repo, TODAY, tradeOf, usd } from './trades.fixture.ts';

const basel = rulebook('basel');
const price = parsePrice('100');
const corporate2a: Standing = { level: 'LEVEL_2A', subclass: 'corporate', eligible: true };
const reserves: Contribution = { side: 'STOCK', line: '1.reserves', currency: 'USD', amount: usd('100') };

const sum = (contribution: Contribution, excluded = 0): LineSum => ({ ...contribution, excluded: minor(excluded), items: 1 });

/** The LCR of reserves of 100 and one holding, of which `held` is in custody, with one deal on it. */
function ratioOf(details: RepoDetails, held: string, standing: Standing) {
	const { secured, stock } = tradeContributions(
		tradeOf({ assetClass: 'REPO', details }, { maturityDate: addDays(TODAY, 7) }),
		contextOf(['start-cash']),
		basel,
	);
	const value = (quantity: RepoDetails['collateralQuantity']) => marketValue(quantity, price, { currency: 'USD', per: 'HUNDRED' });
	const encumbered = stock.filter(({ kind }) => kind === 'ENCUMBERED').map(({ quantity }) => value(quantity))[0] ?? minor(0);
	const received = stock.filter(({ kind }) => kind === 'RECEIVED').map(({ quantity }) => value(quantity))[0] ?? minor(0);
	const { contributions, excluded, unwind } = positionEffect(
		{
			currency: 'USD',
			marketValue: minor(usd(held) + received),
			encumberedValue: encumbered,
			maturing: minor(0),
			secured: secured.map(({ unwindQuantity, ...deal }) => ({ ...deal, unwindCollateral: value(unwindQuantity), intragroup: false })),
		},
		standing,
		basel,
	);
	const sums = [sum(reserves), ...contributions.map((contribution) => sum(contribution, contribution.side === 'STOCK' ? excluded : 0))];
	return computeRatio({ sums, unwind, fxRates: new Map(), currency: 'USD', rulebook: basel });
}

describe('from a trade to the ratio', () => {
	const borrowed: RepoDetails = { ...repo, repurchaseAmount: usd('50') };

	it('a repo of level 2A within the horizon unwinds (BCBS 238 Annex 1, ¶114)', () => {
		// Held 83.53, of which 60 are out: level 2A is 23.53 × 0.85 = 20.00. Unwound: level 1 is 50, level 2A is 71, and 2/3 × 50 of it may count.
		const { level1, level2a, hqla, grossOutflows } = ratioOf(borrowed, '83.53', corporate2a);
		expect({ level1, level2a, hqla, grossOutflows }).toEqual({
			level1: usd('100'),
			level2a: usd('20'),
			hqla: usd('82.33'),
			grossOutflows: usd('7.50'),
		});
	});

	it('a repo of what is not HQLA runs off in full and unwinds nothing', () => {
		const { hqla, grossOutflows } = ratioOf(borrowed, '83.53', { level: 'INELIGIBLE', subclass: 'other', eligible: false });
		expect({ hqla, grossOutflows }).toEqual({ hqla: usd('100'), grossOutflows: usd('50') });
	});

	it('collateral of a reverse repo counts, and its unwind shows in the caps only', () => {
		const { level2a, adjustedLevel1, adjustedLevel2a, grossInflows } = ratioOf({ ...borrowed, side: 'REVERSE_REPO' }, '0', corporate2a);
		expect({ level2a, adjustedLevel1, adjustedLevel2a, grossInflows }).toEqual({
			level2a: usd('51'),
			adjustedLevel1: usd('150'),
			adjustedLevel2a: 0,
			grossInflows: usd('7.50'),
		});
	});

	it('collateral that may not be re-used is outside the stock and the unwind, its cash still comes back', () => {
		const { level2a, adjustedLevel1, grossInflows } = ratioOf(
			{ ...borrowed, side: 'REVERSE_REPO', rehypothecable: false },
			'0',
			corporate2a,
		);
		expect({ level2a, adjustedLevel1, grossInflows }).toEqual({ level2a: 0, adjustedLevel1: usd('100'), grossInflows: usd('7.50') });
	});
});
