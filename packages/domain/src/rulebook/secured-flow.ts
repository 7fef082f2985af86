import { compareFractions } from '../compare-fractions.ts';
import { type Fraction, fraction } from '../fraction.ts';
import type { HqlaLevel, SecuredCounterparty } from '../schema/vocabulary.ts';
import type { FlowLine } from './flow-line.ts';
import { hasLine, line } from './lines.ts';
import type { RulebookTables } from './rulebook.ts';
import type { StockLine } from './stock-line.ts';

/** The flow of a secured deal at its end. */
export interface SecuredFlow {
	readonly line: FlowLine;
	readonly rate: Fraction;
}

type Side = FlowLine['side'];

/** Of a repo (outflow) or a reverse repo (inflow): the rate on the cash by the collateral, or the counterparty's where it is not higher. */
export function repoFlow(tables: RulebookTables, side: Side, collateral: StockLine, counterparty?: SecuredCounterparty): SecuredFlow {
	// A class belongs to one rulebook, and every tick asks for the same few flows.
	const known = repoFlows.get(collateral) ?? new Map<string, SecuredFlow>();
	const key = `${side}${counterparty}`;
	const flow = known.get(key) ?? freshRepoFlow(tables, side, collateral, counterparty);
	known.set(key, flow);
	repoFlows.set(collateral, known);
	return flow;
}

const repoFlows = new WeakMap<StockLine, Map<string, SecuredFlow>>();

function freshRepoFlow(tables: RulebookTables, side: Side, collateral: StockLine, counterparty?: SecuredCounterparty): SecuredFlow {
	const row = collateralLine(tables, side, collateral);
	const own = { line: row, rate: row.rate };
	return side === 'OUTFLOW' ? lower(own, counterpartyLine(tables, counterparty)) : own;
}

/**
 * Of a collateral swap, by how much more liquid one of its securities is: an outflow on what is given back when that is the more liquid
 * one, else an inflow on what comes back. The rate is the difference of their haircuts.
 */
export function swapFlow(tables: RulebookTables, given: StockLine, received: StockLine, counterparty?: SecuredCounterparty): SecuredFlow {
	const side: Side = compareFractions(given.haircut, received.haircut) >= 0 ? 'OUTFLOW' : 'INFLOW';
	const [less, more] = side === 'OUTFLOW' ? [given, received] : [received, given];
	const template = tables.secured.swapLines[side] ?? '';
	const id = template.replace('{back}', LEVEL_WORD[received.level]).replace('{for}', LEVEL_WORD[given.level]);
	const row = hasLine(tables, side, id) ? line(tables, side, id) : collateralLine(tables, side, less);
	const own = { line: row, rate: difference(less.haircut, more.haircut) };
	return side === 'OUTFLOW' && tables.secured.swapCounterparties ? lower(own, counterpartyLine(tables, counterparty)) : own;
}

const LEVEL_WORD: { readonly [Level in HqlaLevel]: string } = { LEVEL_1: '1', LEVEL_2A: '2a', LEVEL_2B: '2b', INELIGIBLE: 'none' };
const LEVEL_LINE: { readonly [Level in HqlaLevel]: string } = {
	LEVEL_1: 'secured.level1',
	LEVEL_2A: 'secured.level2a',
	LEVEL_2B: 'secured.level2b',
	INELIGIBLE: 'secured.other',
};

function collateralLine(tables: RulebookTables, side: Side, { level, secured }: StockLine): FlowLine {
	return line(tables, side, secured ?? LEVEL_LINE[level]);
}

function counterpartyLine(tables: RulebookTables, counterparty: SecuredCounterparty | undefined): FlowLine | null {
	const id = counterparty && tables.secured.counterparties[counterparty];
	return id === undefined ? null : line(tables, 'OUTFLOW', id);
}

/** Whom a deal is with only ever lowers its rate. */
function lower(own: SecuredFlow, counterparty: FlowLine | null): SecuredFlow {
	return counterparty && compareFractions(counterparty.rate, own.rate) <= 0 ? { line: counterparty, rate: counterparty.rate } : own;
}

function difference(a: Fraction, b: Fraction): Fraction {
	return fraction(a.num * b.den - b.num * a.den, a.den * b.den);
}
