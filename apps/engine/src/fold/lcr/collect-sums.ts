import { type LineSum, minor, type RulebookId, type UnwindSum } from '@tideline/domain';
import { CONSOLIDATED, type OwnVariant, type Variant } from './cell-meaning.ts';
import type { Cells } from './cells.ts';

/** Sums that a ratio is computed from. */
export interface Sums {
	readonly sums: LineSum[];
	readonly unwind: UnwindSum[];
}

/** Whose sums, under which rulebook, and of which kind. */
export interface SumsView {
	/** One entity, or those of a group. */
	readonly members: readonly string[];
	readonly rulebook: RulebookId;
	/** `adjusted` and the differences to add to it. */
	readonly variants: readonly OwnVariant[];
	/** As the group has it. */
	readonly consolidated: boolean;
	/** A currency that has no rate yet waits. */
	readonly hasRate: (currency: string) => boolean;
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/** Adds the cells of a view up by line and currency, and by level and currency. */
export function collectSums(cells: Cells, { members, rulebook, variants, consolidated, hasRate }: SumsView): Sums {
	const lines = new Map<string, Mutable<LineSum>>();
	const unwind = new Map<string, Mutable<UnwindSum>>();
	const counted: readonly Variant[] = consolidated ? variants.flatMap((variant) => [variant, CONSOLIDATED[variant]]) : variants;
	for (const entityId of members) {
		for (const cell of cells.ofView(entityId, rulebook)) {
			const { variant, currency } = cells.meaning(cell);
			if (!counted.includes(variant) || !hasRate(currency)) continue;
			addLine(lines, cells, cell);
			addUnwind(unwind, cells, cell);
		}
	}
	return {
		sums: inOrder(lines, ({ amount, excluded, items }) => amount !== 0 || excluded !== 0 || items !== 0),
		unwind: inOrder(unwind, ({ amount }) => amount !== 0),
	};
}

/** What the members owe, by currency; of a group without what they owe one another. */
export function collectLiabilities(cells: Cells, members: readonly string[], consolidated: boolean): Map<string, number> {
	const owed = new Map<string, number>();
	for (const entityId of members) {
		for (const cell of cells.liabilities(entityId)) {
			const { variant, currency } = cells.meaning(cell);
			if (variant === 'adjusted' || consolidated) owed.set(currency, minor((owed.get(currency) ?? 0) + cells.amount(cell)));
		}
	}
	return owed;
}

function addLine(lines: Map<string, Mutable<LineSum>>, cells: Cells, cell: number): void {
	const meaning = cells.meaning(cell);
	if (meaning.kind !== 'line') return;
	const { side, line, currency } = meaning;
	const name = `${side}|${line}|${currency}`;
	const sum = lines.get(name) ?? { side, line, currency, amount: minor(0), excluded: minor(0), items: 0 };
	sum.amount = minor(sum.amount + cells.amount(cell));
	sum.excluded = minor(sum.excluded + cells.excluded(cell));
	sum.items += cells.items(cell);
	lines.set(name, sum);
}

function addUnwind(unwind: Map<string, Mutable<UnwindSum>>, cells: Cells, cell: number): void {
	const meaning = cells.meaning(cell);
	if (meaning.kind !== 'unwind') return;
	const { level, subclass, currency } = meaning;
	const name = `${level}|${subclass}|${currency}`;
	const sum = unwind.get(name) ?? { level, subclass, currency, amount: minor(0) };
	sum.amount = minor(sum.amount + cells.amount(cell));
	unwind.set(name, sum);
}

/** Sorted by name, so that the order of events leaves no trace in the record. */
function inOrder<T>(sums: Map<string, T>, counts: (sum: T) => boolean): T[] {
	return [...sums]
		.filter(([, sum]) => counts(sum))
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([, sum]) => sum);
}
