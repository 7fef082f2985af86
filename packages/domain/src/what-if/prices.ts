import type { SheetAsset, SheetLeg } from '../calculator/balance-sheet.ts';
import { type Fraction, fraction, mulFraction, parseFraction } from '../fraction.ts';
import { minor } from '../money.ts';
import type { PricesShock } from './shock.ts';
import { type Applied, applied, type Stressed } from './stressed.ts';
import { isMeant, refusedTarget } from './target.ts';

/** Market values move by a percentage, in the stock and as collateral; the cash of a deal stays, no margin is called. */
export function applyPrices(stressed: Stressed, { on, percent }: PricesShock): Applied {
	const { sheet } = stressed;
	const unmeant = refusedTarget(sheet, on);
	if (unmeant !== null) return unmeant;
	const factor = factorOf(percent);
	let touched = 0;
	const price = <Item extends SheetAsset | SheetLeg>(item: Item, id: string, moved: (item: Item) => Item): Item => {
		if (!isMeant(item, id, on)) return item;
		touched += 1;
		return moved(item);
	};
	const leg = (item: SheetLeg, id: string): SheetLeg =>
		price(item, id, (held) => ({ ...held, amount: minor(mulFraction(held.amount, factor)) }));
	const assets = sheet.assets.map((asset) => price(asset, asset.id, (held) => repriced(held, factor)));
	const deals = sheet.deals.map((deal) => ({ ...deal, given: leg(deal.given, deal.id), received: leg(deal.received, deal.id) }));
	return applied(stressed, { ...sheet, assets, deals }, touched);
}

/** 0.8 for −20 %. */
export function factorOf(percent: string): Fraction {
	const { num, den } = parseFraction(percent);
	return fraction(100 * den + num, 100 * den);
}

function repriced(asset: SheetAsset, factor: Fraction): SheetAsset {
	const marketValue = minor(mulFraction(asset.marketValue, factor));
	return { ...asset, marketValue, encumbered: minor(Math.min(marketValue, mulFraction(asset.encumbered, factor))) };
}
