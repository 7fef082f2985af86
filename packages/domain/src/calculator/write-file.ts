import { compareFractions } from '../compare-fractions.ts';
import { formatDay } from '../day.ts';
import { formatFraction } from '../fraction.ts';
import { formatMinor } from '../money.ts';
import type { StockLine } from '../rulebook/stock-line.ts';
import type { BalanceSheet, SheetAsset, SheetDeal, SheetDue, SheetFlow, SheetLeg } from './balance-sheet.ts';
import { nettedFlows } from './netted-flows.ts';

const LEVEL = { LEVEL_1: '1', LEVEL_2A: '2A', LEVEL_2B: '2B', INELIGIBLE: 'none' } as const;
const CAP = { HIGHER: '90', EXEMPT: 'exempt' } as const;

/** The document of a balance sheet, of the form of docs/lcr-file.md: read back, it has the same ratio to the last digit. */
export function writeLcrFile(sheet: BalanceSheet): object {
	const { tables, calculationDate, currency, fxRates, outflowAdjustment } = sheet;
	const netted = nettedFlows(sheet);
	const entry = (code: string): object => (code === currency ? {} : { currency: code });
	const flows = (side: 'OUTFLOW' | 'INFLOW'): object[] =>
		netted.filter(({ line }) => line.side === side).map((flow) => flowEntry(flow, entry));
	return {
		version: 1,
		rulebook: tables.id,
		calculationDate: formatDay(calculationDate),
		reportingCurrency: currency,
		fxRates: Object.fromEntries([...fxRates].map(([code, rate]) => [code, formatFraction(rate)])),
		...(tables.outflowAdjustments ? { outflowAdjustment: formatFraction(outflowAdjustment) } : {}),
		stock: sheet.assets.map((asset) => assetEntry(asset, entry)),
		outflows: flows('OUTFLOW'),
		inflows: flows('INFLOW'),
		secured: sheet.deals.map((deal) => dealEntry(deal, entry)),
	};
}

type Entry = (code: string) => object;

function assetEntry({ id, row, currency, marketValue, encumbered, eligible }: SheetAsset, entry: Entry): object {
	return {
		id,
		...classEntry(row),
		marketValue: formatMinor(marketValue, currency),
		...entry(currency),
		...(eligible ? {} : { eligible }),
		...(encumbered === 0 ? {} : { encumbered: formatMinor(encumbered, currency) }),
	};
}

function flowEntry({ id, line, currency, amount, rate, due, inflowCap }: SheetFlow, entry: Entry): object {
	const own = line.basis !== 'RULE' || compareFractions(rate, line.rate) !== 0;
	return {
		...{ id, line: line.id, amount: formatMinor(amount, currency) },
		...entry(currency),
		...dueEntry(due),
		...(own ? { rate: formatFraction(rate) } : {}),
		...(inflowCap === undefined ? {} : { cap: CAP[inflowCap] }),
	};
}

function dealEntry({ id, kind, counterparty, given, received, due }: SheetDeal, entry: Entry): object {
	const [cash] = [given, received].filter(({ isCash }) => isCash);
	const security = (leg: SheetLeg): object => ({
		...classEntry(leg.row),
		marketValue: formatMinor(leg.amount, leg.currency),
		currency: leg.currency,
	});
	return {
		...{ id, kind },
		...(cash ? { cash: formatMinor(cash.amount, cash.currency), ...entry(cash.currency) } : {}),
		...dueEntry(due),
		...(counterparty === undefined ? {} : { counterparty }),
		...(given.isCash ? {} : { given: security(given) }),
		...(received.isCash ? {} : { received: security(received) }),
	};
}

/** The subclass of a fund is its whole id; so is one whose name another class of its level has too. */
function classEntry({ id, level, subclass }: StockLine): object {
	if (level === 'INELIGIBLE') return { level: 'none' };
	return { level: LEVEL[level], subclass: id === `${LEVEL[level]}.${subclass}` ? subclass : id };
}

function dueEntry({ date, open }: SheetDue): object {
	if (date !== null) return { maturityDate: formatDay(date) };
	return open ? { open } : {};
}
