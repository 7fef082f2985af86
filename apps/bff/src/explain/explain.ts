import type {
	ExplainedBooked,
	ExplainedCap,
	ExplainedEntry,
	ExplainedHolder,
	ExplainedLineRow,
	ExplainedStep,
	ExplainQuery,
	ExplainResponse,
} from '@tideline/api';
import {
	type ExplainedLine,
	type ExplainedLines,
	exactRatio,
	explainLines,
	formatFraction,
	type NetStep,
	ratioInput,
} from '@tideline/domain';
import type { BookAtCut } from '../book/lcr-book.ts';
import { bookedStanding } from './booked-rule.ts';
import { type EntryDeps, entriesOf } from './entries.ts';
import { explainedCaps } from './explained-caps.ts';
import { type Holder, holdersOf } from './holders.ts';
import { levelOf } from './level.ts';
import { ruleOf } from './rule-of.ts';

/** A ratio opened as far as the query names: line, what is behind it, and one entry of that. Every level adds up to the figure above. */
export function explain(book: BookAtCut, query: Omit<ExplainQuery, 'entity'>, deps: EntryDeps): ExplainResponse {
	const { lcr, items } = book;
	const input = ratioInput(lcr);
	const exact = exactRatio(input);
	const lines = explainLines(input, exact);
	const all = [...lines.stock, ...lines.outflows, ...lines.inflows];
	const line = all.find((row) => lineId(row) === query.line);
	const holders = line === undefined ? [] : holdersOf(line, items, exact.unit, deps.projection.reference);
	const holder = holders.find(({ row }) => row.id === query.holder);
	const entries = line === undefined || holder === undefined ? [] : entriesOf(line, holder, book, exact.unit, deps, query.before);
	const entry = entries.find(({ id }) => id === query.entry);
	const { limit } = query;
	return {
		...{ entityId: lcr.entityId, rulebook: lcr.rulebook, currency: lcr.currency, calculationDate: lcr.calculationDate },
		...{ asOf: lcr.asOf, sequence: lcr.sequence },
		ratio: ratioOf(book, lines, explainedCaps(input, exact)),
		lines: all.map(lineRow),
		line: line === undefined ? null : { of: lineRow(line), ...holderLevel(line, holders, limit, query.holder) },
		holder: holder === undefined ? null : { of: holder.row, ...entryLevel(holder, entries, limit, query.entry) },
		entry:
			entry === undefined || line === undefined || holder === undefined
				? null
				: { of: entry, rule: ruleOf(line, holder, entry, book, deps), booked: bookedOf(holder, entry, book, deps) },
	};
}

/** Without its override, where there is one. */
function bookedOf(holder: Holder, entry: ExplainedEntry, { lcr }: BookAtCut, deps: EntryDeps): ExplainedBooked | null {
	const standing = entry.overrideId === null ? null : bookedStanding(holder, entry, lcr, deps);
	return standing && { line: lineId(standing), rule: standing.rule };
}

function ratioOf({ lcr }: BookAtCut, lines: ExplainedLines, caps: ExplainedCap[]): ExplainResponse['ratio'] {
	const { hqla, grossOutflows, grossInflows, inflowLimit, deductedInflows, netCashOutflows, cutBeyondHeld, trapped } = lines;
	const steps = lines.steps.map(stepRow);
	const moved = steps.reduce((total, { amount }) => total + amount, 0);
	const sum = (rows: readonly ExplainedLine[]): number => rows.reduce((total, { weighted }) => total + weighted, 0);
	const ties =
		hqla === lcr.hqla &&
		netCashOutflows === lcr.netCashOutflows &&
		sum(lines.stock) - cutBeyondHeld - trapped === hqla &&
		sum(lines.outflows) === grossOutflows &&
		sum(lines.inflows) === grossInflows &&
		grossOutflows - deductedInflows + moved === netCashOutflows;
	const { booked, overridesInForce } = lcr;
	return {
		lcr: lcr.lcr,
		...{ hqla, grossOutflows, grossInflows, inflowLimit, deductedInflows, steps, netCashOutflows, cutBeyondHeld, trapped },
		caps,
		booked: { lcr: booked.lcr, hqla: booked.hqla, netCashOutflows: booked.netCashOutflows },
		overridesInForce,
		ties,
	};
}

function stepRow({ id, text: { title, reference, condition, verified }, amount }: NetStep): ExplainedStep {
	return { id, title, reference, condition, verified, amount };
}

/** `outflow:wholesale.financial` */
function lineId({ side, line }: Pick<ExplainedLine, 'side' | 'line'>): string {
	return `${side.toLowerCase()}:${line}`;
}

function lineRow(line: ExplainedLine): ExplainedLineRow {
	const { title, reference, condition, verified } = line.text;
	const { side, line: name, rate, amount, weighted } = line;
	return { id: lineId(line), side, line: name, title, reference, condition, verified, rate: formatFraction(rate), amount, weighted };
}

function holderLevel(line: ExplainedLine, holders: readonly Holder[], limit: number, open: string | undefined) {
	return levelOf<ExplainedHolder>(
		holders.map(({ row }) => row),
		line,
		{ limit, open },
	);
}

function entryLevel({ row }: Holder, entries: readonly ExplainedEntry[], limit: number, open: string | undefined) {
	const level = levelOf(entries, row, { limit, open, keep: ({ opens }) => opens !== null });
	// What no record tells is made to fit: its row says how much, and the level does not tie.
	return { ...level, ties: level.ties && entries.every(({ kind }) => kind !== 'OTHER') };
}
