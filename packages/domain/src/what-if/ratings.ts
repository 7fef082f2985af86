import type { BalanceSheet, SheetAsset, SheetLeg } from '../calculator/balance-sheet.ts';
import { minor } from '../money.ts';
import { classify } from '../rulebook/classify.ts';
import type { Facts } from '../rulebook/facts.ts';
import { line } from '../rulebook/lines.ts';
import { notch, RATINGS } from '../rulebook/rating.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { rulebook } from '../rulebook/rulebooks.ts';
import type { StockLine } from '../rulebook/stock-line.ts';
import { stockClass } from '../rulebook/stock-lines.ts';
import { poorestOfClass } from './class-facts.ts';
import type { RatingsShock } from './shock.ts';
import { type Applied, applied, type Reclassified, type Stressed } from './stressed.ts';
import { isMeant, refusedTarget } from './target.ts';

/**
 * Ratings fall by notches, and the rulebook classifies anew. Of a file the class is known only: its securities are taken to stand on the
 * last rating of their class. Risk weights stay, so that what stands on one keeps its class.
 */
export function applyRatings(stressed: Stressed, shock: RatingsShock): Applied {
	const { sheet } = stressed;
	const unmeant = refusedTarget(sheet, shock.on);
	if (unmeant !== null) return unmeant;
	const fall = createFall(rulebook(sheet.tables.id), sheet, shock);
	const assets = sheet.assets.map((asset) => fall.of(asset, asset.id));
	const deals = sheet.deals.map((deal) => ({ ...deal, given: fall.of(deal.given, deal.id), received: fall.of(deal.received, deal.id) }));
	const redeemed = sheet.assets.flatMap((before, index) => redemption(sheet, before, assets[index] as SheetAsset));
	return applied(stressed, { ...sheet, assets, deals, flows: [...sheet.flows, ...redeemed] }, fall.touched(), fall.reclassified());
}

function createFall(rules: Rulebook, { tables }: BalanceSheet, { on, notches }: RatingsShock) {
	const poorest = new Map<string, Facts | null>();
	const moves = new Map<string, Reclassified>();
	const judged = new Map<Facts, StockLine | null>();
	let touched = 0;

	function factsOf(row: StockLine): Facts | null {
		let facts = poorest.get(row.id);
		if (facts === undefined) {
			facts = poorestOfClass(rules, row.id);
			poorest.set(row.id, facts);
		}
		return facts;
	}

	/** Null where the rules leave it in its class; the securities of one class of a file share their facts. */
	function newRow(facts: Facts, fallen: Facts): StockLine | null {
		const known = judged.get(facts);
		if (known !== undefined) return known;
		const [was, is] = [classify(facts, rules), classify(fallen, rules)];
		const same = was.level === is.level && was.subclass === is.subclass;
		const row = same ? null : stockClass(tables, is.level, is.subclass);
		judged.set(facts, row);
		return row;
	}

	return {
		of<Item extends SheetAsset | SheetLeg>(item: Item, id: string): Item {
			if (!isMeant(item, id, on)) return item;
			const facts = item.security?.facts ?? factsOf(item.row);
			const rating = facts === null ? null : lower(facts.rating, notches);
			if (facts === null || rating === null) return item;
			touched += 1;
			const fallen = { ...facts, rating };
			const security = item.security ? { security: { ...item.security, facts: fallen } } : {};
			// An override or a file may have put it elsewhere: only what the rules change moves.
			const row = newRow(facts, fallen);
			if (row === null || row.id === item.row.id) return { ...item, ...security };
			const key = `${item.row.id}|${row.id}`;
			moves.set(key, { from: item.row.id, to: row.id, items: (moves.get(key)?.items ?? 0) + 1 });
			return { ...item, ...security, row };
		},
		touched: () => touched,
		reclassified: () => [...moves.values()],
	};
}

/** Null for what has no rating, which cannot lose one. */
function lower(rating: string | null, notches: number): string | null {
	const at = rating === null ? null : notch(rating);
	return at === null ? null : (RATINGS[Math.min(at + notches, RATINGS.length - 1)] ?? null);
}

/** What leaves HQLA and is repaid within the horizon brings its redemption in instead (¶72, ¶155). */
function redemption({ tables }: BalanceSheet, before: SheetAsset, after: SheetAsset): BalanceSheet['flows'] {
	const maturing = after.security?.maturing ?? 0;
	if (maturing <= 0 || !before.eligible || before.row.level === 'INELIGIBLE' || after.row.level !== 'INELIGIBLE') return [];
	const row = line(tables, 'INFLOW', tables.choices.items.INFLOW.securitiesMaturing);
	const { id, entityId, currency } = after;
	const owner = entityId === undefined ? {} : { entityId };
	const due = { date: after.security?.maturesOn ?? null, open: false };
	return [{ id, ...owner, line: row, currency, amount: minor(maturing), rate: row.rate, due }];
}
