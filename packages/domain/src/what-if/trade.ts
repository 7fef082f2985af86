import { assertNever } from '../assert-never.ts';
import type { BalanceSheet, SheetDue, SheetLeg } from '../calculator/balance-sheet.ts';
import { readClass } from '../calculator/read-class.ts';
import { isCurrency } from '../currency.ts';
import { addDays } from '../day.ts';
import { formatMinor, type Minor, minor, parseMinor } from '../money.ts';
import { hasLine, line } from '../rulebook/lines.ts';
import { nearest } from '../rulebook/nearest.ts';
import type { StockLine } from '../rulebook/stock-line.ts';
import { stockLine } from '../rulebook/stock-lines.ts';
import { mayMove, payCash, receiveCash, takeFree } from './cash.ts';
import type { TradeShock } from './shock.ts';
import { type Applied, applied, type Refused, refused, type Stressed } from './stressed.ts';

type Security = Extract<TradeShock, { readonly level: string }>;
type Unsecured = Exclude<TradeShock, Security>;

/** A new trade, settled at once: cash and securities change hands, and what it brings within the horizon is a flow. */
export function applyTrade(stressed: Stressed, trade: TradeShock, id: string): Applied {
	const { sheet } = stressed;
	const { currency } = trade;
	if (!isCurrency(currency)) return refused('currency', `"${currency}" is not an active ISO 4217 currency`);
	if (currency !== sheet.currency && !sheet.fxRates.has(currency)) {
		return refused('currency', `the balance sheet has no rate from ${currency} to ${sheet.currency}`);
	}
	const after = 'level' in trade ? securityTrade(sheet, trade, id) : unsecuredTrade(sheet, trade, id);
	return 'kind' in after ? after : applied(stressed, after, 1);
}

function securityTrade(sheet: BalanceSheet, trade: Security, id: string): BalanceSheet | Refused {
	const { currency } = trade;
	const row = classOf(sheet, trade);
	if ('kind' in row) return row;
	const amount = parseMinor(trade.marketValue, currency);
	switch (trade.trade) {
		case 'buy':
			return received(payCash(sheet, id, currency, amount), id, row, currency, amount);
		case 'sell': {
			const left = given(sheet, row, currency, amount);
			return 'kind' in left ? left : receiveCash(left, id, currency, amount);
		}
		case 'repo': {
			const left = given(sheet, row, currency, amount);
			if ('kind' in left) return left;
			const cash = parseMinor(trade.cash, currency);
			const legs = { given: securityLeg(row, currency, amount), received: cashLeg(sheet, currency, cash) };
			return withDeal(receiveCash(left, id, currency, cash), trade, id, legs, trade.counterparty);
		}
		case 'reverse-repo': {
			const cash = parseMinor(trade.cash, currency);
			const legs = { given: cashLeg(sheet, currency, cash), received: securityLeg(row, currency, amount) };
			return withDeal(received(payCash(sheet, id, currency, cash), id, row, currency, amount), trade, id, legs, undefined);
		}
		default:
			return assertNever(trade);
	}
}

function unsecuredTrade(sheet: BalanceSheet, trade: Unsecured, id: string): BalanceSheet | Refused {
	const { currency } = trade;
	const side = trade.trade === 'borrow' ? 'OUTFLOW' : 'INFLOW';
	if (!hasLine(sheet.tables, side, trade.line)) {
		const ids = sheet.tables.lines.filter((known) => known.side === side).map((known) => known.id);
		return refused('line', `unknown ${side.toLowerCase()} line "${trade.line}", did you mean "${nearest(trade.line, ids)}"?`);
	}
	const row = line(sheet.tables, side, trade.line);
	if (row.basis !== 'RULE') return refused('line', `"${row.id}" has no rate of its own in ${sheet.tables.id}`);
	const amount = parseMinor(trade.amount, currency);
	const settled = trade.trade === 'borrow' ? receiveCash(sheet, id, currency, amount) : payCash(sheet, id, currency, amount);
	const flow = { id, line: row, currency, amount, rate: row.rate, due: dueIn(sheet, trade.days) };
	return { ...settled, flows: [...settled.flows, flow] };
}

function classOf({ tables }: BalanceSheet, { level, subclass }: Security): StockLine | Refused {
	let fault: Refused | null = null;
	const row = readClass(tables, (_path, text) => (fault = refused('subclass', text)), [], { level, subclass, marketValue: '' });
	return fault ?? row ?? refused('subclass', 'is missing');
}

function given(sheet: BalanceSheet, row: StockLine, currency: string, amount: Minor): BalanceSheet | Refused {
	const isFree = mayMove(sheet);
	const { assets, missing } = takeFree(
		sheet.assets,
		amount,
		(asset) => asset.row.id === row.id && asset.currency === currency && isFree(asset),
	);
	if (missing === 0) return { ...sheet, assets };
	return refused('marketValue', `only ${formatMinor(minor(amount - missing), currency)} ${currency} of ${row.id} are free`);
}

function received(sheet: BalanceSheet, id: string, row: StockLine, currency: string, marketValue: Minor): BalanceSheet {
	return { ...sheet, assets: [...sheet.assets, { id, row, currency, marketValue, encumbered: minor(0), eligible: true }] };
}

function withDeal(
	sheet: BalanceSheet,
	{ trade, days }: Extract<TradeShock, { readonly trade: 'repo' | 'reverse-repo' }>,
	id: string,
	legs: { readonly given: SheetLeg; readonly received: SheetLeg },
	counterparty: BalanceSheet['deals'][number]['counterparty'],
): BalanceSheet {
	return { ...sheet, deals: [...sheet.deals, { id, kind: trade, counterparty, ...legs, due: dueIn(sheet, days) }] };
}

const securityLeg = (row: StockLine, currency: string, amount: Minor): SheetLeg => ({ row, isCash: false, currency, amount });
const cashLeg = ({ tables }: BalanceSheet, currency: string, amount: Minor): SheetLeg => ({
	...{ row: stockLine(tables, tables.secured.cash), isCash: true, currency, amount },
});

function dueIn({ calculationDate }: BalanceSheet, days: number): SheetDue {
	return { date: addDays(calculationDate, days), open: false };
}
