import type { FlowLine } from '../rulebook/flow-line.ts';
import { hasLine, line } from '../rulebook/lines.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import { type Path, type Report, suggestion } from './problem.ts';

/** The line of an id or of its alias; null, and a problem that names the nearest line, when the rulebook has none on this side. */
export function readLine(tables: RulebookTables, report: Report, path: Path, side: FlowLine['side'], id: string): FlowLine | null {
	if (hasLine(tables, side, id)) {
		const row = line(tables, side, id);
		return row.aliasOf ? line(tables, side, row.aliasOf) : row;
	}
	const absent = tables.terms.find((term) => term.kind === side && term.status === 'ABSENT' && term.id === id);
	if (absent) {
		const nearest = absent.nearest ? `, did you mean "${absent.nearest}"?` : suggestion(id, ids(tables, side));
		report(path, `"${id}" is not in ${tables.id} (${absent.reference})${nearest}`);
		return null;
	}
	const other = side === 'OUTFLOW' ? 'INFLOW' : 'OUTFLOW';
	const what = hasLine(tables, other, id) ? `"${id}" is an ${other.toLowerCase()} line` : `unknown line "${id}"`;
	report(path, `${what}${suggestion(id, ids(tables, side))}`);
	return null;
}

function ids({ lines }: RulebookTables, side: FlowLine['side']): string[] {
	return lines.filter((row) => row.side === side).map((row) => row.id);
}
