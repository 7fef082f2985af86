import type { WeightedSum } from '../lcr/flows.ts';
import { minor } from '../money.ts';
import { type FileContext, readAmount, readCurrency } from './file-context.ts';
import type { FileStockItem } from './lcr-file.ts';
import type { Path } from './problem.ts';
import { readClass } from './read-class.ts';

/** What an asset adds to the stock; null, and its problems, when it cannot be read. */
export function readStockItem(context: FileContext, path: Path, item: FileStockItem): WeightedSum | null {
	const { tables, report } = context;
	const row = readClass(tables, report, path, item);
	const currency = readCurrency(context, [...path, 'currency'], item.currency);
	if (currency === null) return null;
	const amount = readAmount(context, [...path, 'marketValue'], item.marketValue, currency);
	const encumbered = item.encumbered === undefined ? minor(0) : readAmount(context, [...path, 'encumbered'], item.encumbered, currency);
	if (row === null || amount === null || encumbered === null) return null;
	if (encumbered > amount) {
		report([...path, 'encumbered'], `${item.encumbered} is more than the market value of ${item.marketValue}`);
		return null;
	}
	const excluded = item.eligible === false ? amount : encumbered;
	return { side: 'STOCK', line: row.id, currency, amount, excluded, items: 1 };
}
