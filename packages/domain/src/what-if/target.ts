import type { SheetAsset, SheetLeg } from '../calculator/balance-sheet.ts';

const LEVEL: Readonly<Record<string, string>> = { '1': 'LEVEL_1', '2A': 'LEVEL_2A', '2B': 'LEVEL_2B', none: 'INELIGIBLE' };
/** Money, which has neither a price nor a rating. */
const MONEY: ReadonlySet<string> = new Set(['cash', 'reserves']);

/** `issuer:BANK`. */
export const isIssuer = (on: string): boolean => on.startsWith('issuer:');
/** `id:KEY`: one item. */
export const isItem = (on: string): boolean => on.startsWith('id:');
/** Everything, or named by something other than its class. */
export const isSecurityTarget = (on: string): boolean => on === 'all' || isIssuer(on) || isItem(on) || on in LEVEL;

/** Whether a security is meant by `all`, `issuer:…`, `id:…`, a level or the id of its class; money never is. */
export function isMeant({ row, security }: SheetAsset | SheetLeg, id: string, on: string): boolean {
	if (MONEY.has(row.subclass)) return false;
	if (on === 'all' || on === row.id || LEVEL[on] === row.level) return true;
	return isIssuer(on) ? security?.issuerId === on.slice('issuer:'.length) : on === `id:${id}`;
}
