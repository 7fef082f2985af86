import type { FlowSide, RulebookId } from '../schema/vocabulary.ts';
import { nearest } from './nearest.ts';

/** A line or class that the rulebook does not have. */
export class UnknownLineError extends Error {
	override readonly name = 'UnknownLineError';
	readonly rulebook: RulebookId;
	readonly side: FlowSide;
	readonly line: string;

	constructor(rulebook: RulebookId, side: FlowSide, id: string, known: readonly string[]) {
		const suggestion = nearest(id, known);
		super(`unknown ${side.toLowerCase()} line "${id}" in ${rulebook}${suggestion === null ? '' : `, did you mean "${suggestion}"?`}`);
		this.rulebook = rulebook;
		this.side = side;
		this.line = id;
	}
}
