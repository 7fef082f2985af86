import type { BalanceOf } from '../reference/parsed-balance.ts';
import { RULEBOOK_IDS } from '../schema/vocabulary.ts';
import type { FlowLine } from './flow-line.ts';
import { hasLine, line } from './lines.ts';
import type { RulebookTables } from './rulebook.ts';
import { rulebook as rulebookOf } from './rulebooks.ts';

/**
 * The line on which a flow that core banking names stands under a rulebook: the one it names for that text, else the same id, else where
 * the text puts what it does not have. A line of another text only is "any other" payment, and no receipt. Null: no flow there.
 * @throws UnknownLineError when no rulebook has the line.
 */
export function flowLineUnder(
	rulebook: RulebookTables,
	{ side, line: named, lines }: Pick<BalanceOf<'FLOW'>, 'side' | 'line' | 'lines'>,
): FlowLine | null {
	const id = lines?.[rulebook.id] === undefined ? named : lines[rulebook.id];
	if (id === null || id === undefined) return null;
	if (hasLine(rulebook, side, id)) return line(rulebook, side, id);
	const absent = rulebook.terms.find((term) => term.status === 'ABSENT' && term.kind === side && term.id === id);
	if (absent?.nearest) return line(rulebook, side, absent.nearest);
	if (!RULEBOOK_IDS.some((other) => hasLine(rulebookOf(other), side, id))) return line(rulebook, side, id);
	return side === 'OUTFLOW' ? line(rulebook, side, rulebook.choices.items.OUTFLOW.other) : null;
}
