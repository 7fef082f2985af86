import type { BalanceSheet, SheetAsset } from '../calculator/balance-sheet.ts';
import { type Minor, minor } from '../money.ts';
import { line } from '../rulebook/lines.ts';
import { stockLine } from '../rulebook/stock-lines.ts';

/** The sheet with so much more at the central bank. */
export function receiveCash(sheet: BalanceSheet, id: string, currency: string, amount: Minor): BalanceSheet {
	const cash: SheetAsset = {
		id,
		row: stockLine(sheet.tables, sheet.tables.secured.cash),
		currency,
		marketValue: amount,
		encumbered: minor(0),
		eligible: true,
	};
	return { ...sheet, assets: [...sheet.assets, cash] };
}

/**
 * The sheet with so much paid from the reserves in that currency: those of the entity that pays, else those that may be moved. What they do
 * not hold has to be found, and is an outflow.
 */
export function payCash(sheet: BalanceSheet, id: string, currency: string, amount: Minor, entityId?: string): BalanceSheet {
	const isOwn = entityId === undefined ? mayMove(sheet) : (asset: SheetAsset) => asset.entityId === entityId;
	const isCash = ({ row, currency: of }: SheetAsset): boolean => row.id === sheet.tables.secured.cash && of === currency;
	const { assets, missing } = takeFree(sheet.assets, amount, (asset) => isCash(asset) && isOwn(asset));
	if (missing === 0) return { ...sheet, assets };
	const row = line(sheet.tables, 'OUTFLOW', 'other.contractual');
	const due = { date: sheet.calculationDate, open: false };
	const owner = entityId === undefined ? {} : { entityId };
	return { ...sheet, assets, flows: [...sheet.flows, { id, ...owner, line: row, currency, amount: missing, rate: row.rate, due }] };
}

/** Whether an asset is not held where liquidity has to stay. */
export const mayMove =
	({ restricted = [] }: BalanceSheet) =>
	({ entityId }: SheetAsset): boolean =>
		entityId === undefined || !restricted.includes(entityId);

/** Takes an amount from the free part of the assets that fit, in their order; `missing` is what they do not have. */
export function takeFree(
	assets: readonly SheetAsset[],
	amount: Minor,
	fits: (asset: SheetAsset) => boolean,
): { readonly assets: readonly SheetAsset[]; readonly missing: Minor } {
	let missing: number = amount;
	const left = assets.map((asset) => {
		if (missing === 0 || !asset.eligible || !fits(asset)) return asset;
		const taken = Math.min(missing, asset.marketValue - asset.encumbered);
		missing -= taken;
		return taken === 0 ? asset : { ...asset, marketValue: minor(asset.marketValue - taken) };
	});
	return { assets: left, missing: minor(missing) };
}
