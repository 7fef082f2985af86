import type { BalanceSheet, SheetAsset, SheetLeg } from '../calculator/balance-sheet.ts';
import { hasStockLine } from '../rulebook/stock-lines.ts';
import { type Refused, refused } from './stressed.ts';

const LEVEL: Readonly<Record<string, string>> = { '1': 'LEVEL_1', '2A': 'LEVEL_2A', '2B': 'LEVEL_2B', none: 'INELIGIBLE' };
/** Money, which has neither a price nor a rating. */
const MONEY: ReadonlySet<string> = new Set(['cash', 'reserves']);

/** `issuer:BANK`. */
const isIssuer = (on: string): boolean => on.startsWith('issuer:');
/** `id:KEY`: one item. */
export const isItem = (on: string): boolean => on.startsWith('id:');
/**
 * Why a shock on securities cannot be meant: the rulebook has no such class, or nothing is held of the issuer or under the id. Null when it
 * can; of a class or a level the bank may hold nothing.
 */
export function refusedTarget({ tables, assets, deals }: BalanceSheet, on: string): Refused | null {
	if (isIssuer(on) || isItem(on)) {
		const legs = deals.flatMap((deal) => [deal.given, deal.received].map((leg) => ({ leg, id: deal.id })));
		const found = assets.some((asset) => isMeant(asset, asset.id, on)) || legs.some(({ leg, id }) => isMeant(leg, id, on));
		return found ? null : refused('on', `the balance sheet has no security that is "${on}"`);
	}
	return on === 'all' || Object.hasOwn(LEVEL, on) || hasStockLine(tables, on) ? null : refused('on', `${tables.id} has no class "${on}"`);
}

/** Whether a security is meant by `all`, `issuer:…`, `id:…`, a level or the id of its class; money never is. */
export function isMeant(held: SheetAsset | SheetLeg, id: string, on: string): boolean {
	const { row, security } = held;
	if (MONEY.has(row.subclass) || ('isCash' in held && held.isCash)) return false;
	if (isIssuer(on)) return security?.issuerId === on.slice('issuer:'.length);
	if (isItem(on)) return on === `id:${id}`;
	return on === 'all' || on === row.id || (Object.hasOwn(LEVEL, on) && LEVEL[on] === row.level);
}
