import { UnknownLineError } from './errors.ts';
import type { FlowLine } from './flow-line.ts';
import type { RulebookTables } from './rulebook.ts';

type Side = FlowLine['side'];

/** @throws UnknownLineError when the rulebook has no such line; the message names the nearest that it has. */
export function line(rulebook: RulebookTables, side: Side, id: string): FlowLine {
	const found = index(rulebook, side).get(id);
	if (!found) throw new UnknownLineError(rulebook.id, side, id, [...index(rulebook, side).keys()]);
	return found;
}

export function hasLine(rulebook: RulebookTables, side: Side, id: string): boolean {
	return index(rulebook, side).has(id);
}

const indexes = new WeakMap<RulebookTables, Record<Side, ReadonlyMap<string, FlowLine>>>();

function index(rulebook: RulebookTables, side: Side): ReadonlyMap<string, FlowLine> {
	let known = indexes.get(rulebook);
	if (!known) {
		known = { OUTFLOW: ofSide(rulebook, 'OUTFLOW'), INFLOW: ofSide(rulebook, 'INFLOW') };
		indexes.set(rulebook, known);
	}
	return known[side];
}

function ofSide(rulebook: RulebookTables, side: Side): ReadonlyMap<string, FlowLine> {
	return new Map(rulebook.lines.filter((row) => row.side === side).map((row) => [row.id, row]));
}
