import { stockLine } from '../rulebook/stock-lines.ts';
import type { SheetLeg } from './balance-sheet.ts';
import { type FileContext, readAmount, readCurrency } from './file-context.ts';
import type { FileCollateral, FileSecured } from './lcr-file.ts';
import type { Path } from './problem.ts';
import { readClass } from './read-class.ts';

/** A deal by what the bank gave and what it received at its start. */
export interface Deal {
	readonly given: SheetLeg;
	readonly received: SheetLeg;
}

type Field = 'cash' | 'given' | 'received' | 'counterparty';

/** A repo gives a security for cash, a reverse repo cash for a security, a swap one security for another. */
const NEEDS: { readonly [Kind in FileSecured['kind']]: readonly Field[] } = {
	repo: ['cash', 'given', 'counterparty'],
	'reverse-repo': ['cash', 'received'],
	'collateral-swap': ['given', 'received'],
};
/** Whom a deal is with decides the rate of a repo; the others may name it. */
const MAY: readonly Field[] = ['counterparty'];

/** The sides of a deal; null, and its problems, when it cannot be read. */
export function readDeal(context: FileContext, path: Path, deal: FileSecured): Deal | null {
	const complete = hasItsFields(context, path, deal);
	const currency = readCurrency(context, [...path, 'currency'], deal.currency);
	if (!complete || currency === null) return null;
	const given = deal.given ? security(context, [...path, 'given'], deal.given, currency) : cash(context, path, deal, currency);
	const received = deal.received ? security(context, [...path, 'received'], deal.received, currency) : cash(context, path, deal, currency);
	return given === null || received === null ? null : { given, received };
}

function hasItsFields({ report }: FileContext, path: Path, deal: FileSecured): boolean {
	let complete = true;
	for (const field of ['cash', 'given', 'received', 'counterparty'] as const) {
		const needed = NEEDS[deal.kind].includes(field);
		if (needed === (deal[field] !== undefined) || (!needed && MAY.includes(field))) continue;
		report([...path, field], needed ? `is missing: a ${deal.kind} needs it` : `a ${deal.kind} has none`);
		complete = false;
	}
	return complete;
}

function security(context: FileContext, path: Path, collateral: FileCollateral, ofDeal: string): SheetLeg | null {
	const row = readClass(context.tables, context.report, path, collateral);
	const currency = readCurrency(context, [...path, 'currency'], collateral.currency ?? ofDeal);
	if (currency === null) return null;
	const amount = readAmount(context, [...path, 'marketValue'], collateral.marketValue, currency);
	return row === null || amount === null ? null : { row, isCash: false, currency, amount };
}

function cash(context: FileContext, path: Path, deal: FileSecured, currency: string): SheetLeg | null {
	const amount = readAmount(context, [...path, 'cash'], deal.cash ?? '', currency);
	return amount === null ? null : { row: stockLine(context.tables, context.tables.secured.cash), isCash: true, currency, amount };
}
