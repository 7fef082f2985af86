import type { WeightedSum } from '../lcr/flows.ts';
import { minor } from '../money.ts';
import type { SheetAsset } from './balance-sheet.ts';
import { type FileContext, readAmount, readCurrency } from './file-context.ts';
import type { FileStockItem } from './lcr-file.ts';
import type { Path } from './problem.ts';
import { readClass } from './read-class.ts';

/** An asset of a file; null, and its problems, when it cannot be read. */
export function readStockItem(context: FileContext, path: Path, item: FileStockItem): SheetAsset | null {
	const { tables, report } = context;
	const row = readClass(tables, report, path, item);
	const currency = readCurrency(context, [...path, 'currency'], item.currency);
	if (currency === null) return null;
	const marketValue = readAmount(context, [...path, 'marketValue'], item.marketValue, currency);
	const encumbered = item.encumbered === undefined ? minor(0) : readAmount(context, [...path, 'encumbered'], item.encumbered, currency);
	if (row === null || marketValue === null || encumbered === null) return null;
	if (encumbered > marketValue) {
		report([...path, 'encumbered'], `${item.encumbered} is more than the market value of ${item.marketValue}`);
		return null;
	}
	return { id: item.id, row, currency, marketValue, encumbered, eligible: item.eligible ?? true };
}

/** What an asset adds to the stock. */
export function assetSum({ row, currency, marketValue, encumbered, eligible }: SheetAsset): WeightedSum {
	return { side: 'STOCK', line: row.id, currency, amount: marketValue, excluded: eligible ? encumbered : marketValue, items: 1 };
}
