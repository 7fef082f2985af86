import type { BalanceSheet } from '../calculator/balance-sheet.ts';
import { flowSum } from '../calculator/read-flow.ts';
import { dealEffect } from '../calculator/read-secured.ts';
import { sheetInput } from '../calculator/sheet-input.ts';
import { exactRatio, toMinor } from '../lcr/ratio.ts';
import { type Minor, minor } from '../money.ts';
import type { FlowLine } from '../rulebook/flow-line.ts';
import type { StockLine } from '../rulebook/stock-line.ts';
import { partyOf } from './counterparty.ts';

/** Most facilities, and most counterparties, that a form offers, the largest first. */
export const MAX_CHOICES = 100;

/** What a scenario can be about: what the balance sheet holds. */
export interface Choices {
	/** Lines of outflows that have an amount. */
	readonly lines: readonly FlowLine[];
	readonly classes: readonly { readonly row: StockLine; readonly items: number }[];
	/** Other currencies than the reporting one, each with its rate. */
	readonly currencies: readonly string[];
	readonly facilities: readonly Facility[];
	readonly parties: readonly PartyChoice[];
}
export interface Facility {
	readonly id: string;
	readonly name: string;
	readonly line: string;
	readonly currency: string;
	/** Undrawn, in its currency. */
	readonly amount: Minor;
}
export interface PartyChoice {
	readonly id: string;
	readonly name: string;
	/** Weighted inflows from it, in the reporting currency. */
	readonly inflows: Minor;
}

/** What the forms of a scenario offer for a balance sheet. */
export function choicesOf(sheet: BalanceSheet): Choices {
	const lines = new Set([...sheet.flows.filter(({ amount }) => amount > 0).map(({ line }) => line), ...dealLines(sheet)]);
	const classes = Map.groupBy(sheet.assets, ({ row }) => row);
	return {
		lines: sheet.tables.lines.filter((line) => line.side === 'OUTFLOW' && lines.has(line)),
		classes: sheet.tables.stock.flatMap((row) => {
			const items = classes.get(row)?.length ?? 0;
			return items === 0 ? [] : [{ row, items }];
		}),
		currencies: [...sheet.fxRates.keys()].filter((code) => code !== sheet.currency).sort(),
		facilities: facilities(sheet),
		parties: parties(sheet),
	};
}

function dealLines(sheet: BalanceSheet): FlowLine[] {
	return sheet.deals.flatMap((deal) => dealEffect(sheet, deal)?.line ?? []);
}

function facilities({ flows }: BalanceSheet): Facility[] {
	return flows
		.filter(({ line, amount }) => line.side === 'OUTFLOW' && line.group === 'FACILITIES' && amount > 0)
		.map(({ id, party, line, currency, amount }) => ({ id, name: party?.name ?? id, line: line.id, currency, amount }))
		.sort((a, b) => b.amount - a.amount)
		.slice(0, MAX_CHOICES);
}

function parties(sheet: BalanceSheet): PartyChoice[] {
	const { unit } = exactRatio(sheetInput(sheet));
	const byParty = new Map<string, { name: string; weighted: bigint }>();
	const add = (entry: { id: string; party?: { name: string; id: string } }, weighted: bigint): void => {
		const known = byParty.get(partyOf(entry)) ?? { name: entry.party?.name ?? entry.id, weighted: 0n };
		known.weighted += weighted;
		byParty.set(partyOf(entry), known);
	};
	for (const flow of sheet.flows) {
		const sum = flow.line.side === 'INFLOW' ? flowSum(sheet, flow) : null;
		if (sum !== null) add(flow, unit.convert(sum.amount, sum.currency, flow.rate));
	}
	for (const deal of sheet.deals) {
		const effect = deal.kind === 'reverse-repo' ? dealEffect(sheet, deal) : null;
		if (effect !== null) add(deal, unit.convert(effect.sum.amount, effect.sum.currency, effect.rate));
	}
	return [...byParty]
		.map(([id, { name, weighted }]): PartyChoice => ({ id, name, inflows: toMinor(weighted, unit) }))
		.filter(({ inflows }) => inflows > minor(0))
		.sort((a, b) => b.inflows - a.inflows)
		.slice(0, MAX_CHOICES);
}
