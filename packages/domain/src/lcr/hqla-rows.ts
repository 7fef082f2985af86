import type { Fraction } from '../fraction.ts';
import { addMinor, type Minor, minor, negateMinor, sumMinor } from '../money.ts';
import { apportion, apportionRounded } from './apportion.ts';
import { divideHalfEven } from './big-math.ts';
import { cutTotal } from './caps.ts';
import { type ClassParts, classParts } from './hqla-parts.ts';
import { levelCuts } from './level-cuts.ts';
import { type ExactRatio, exactRatio, type RatioInput } from './ratio.ts';
import { LEVEL_FIELD } from './stock.ts';

/** A line of the HQLA table, in the reporting currency: market value = haircut + encumbered + cap cut + counted, exactly. */
export interface HqlaAmounts {
	readonly marketValue: Minor;
	readonly haircut: Minor;
	/** After haircut: encumbered, or failing the operational test. */
	readonly encumbered: Minor;
	readonly capCut: Minor;
	readonly counted: Minor;
}

export interface HqlaClassRow extends HqlaAmounts {
	/** Stock line of the rulebook. */
	readonly line: string;
	readonly title: string;
	readonly reference: string;
	readonly rate: Fraction;
	readonly items: number;
}

export interface HqlaLevelRow extends HqlaAmounts {
	readonly level: (typeof LEVELS)[number];
	readonly classes: readonly HqlaClassRow[];
	/** Of what is counted here, what a group cannot count because the entity that holds it may not pass it on. */
	readonly trapped: Minor;
}

/** The stock by level and class. Every column adds up to its total, and the counted total is the HQLA of the ratio. */
export interface HqlaTable {
	readonly levels: readonly HqlaLevelRow[];
	/**
	 * The cap cut beyond what is held of that which a limit falls on: the unwind gives back more of it than the rest can carry. Zero in
	 * most books; it is taken off the total, not off a class.
	 */
	readonly cutBeyondHeld: Minor;
	/** Of a group: what its restricted entities hold beyond what they need. Taken off the total too. */
	readonly trapped: Minor;
	readonly total: HqlaAmounts;
}

const LEVELS = ['LEVEL_1', 'LEVEL_2A', 'LEVEL_2B'] as const;

/** Columns that are rounded, by largest remainder; the market value shown is their sum. */
interface Columns {
	readonly haircut: readonly bigint[];
	readonly encumbered: readonly bigint[];
	readonly capCut: readonly bigint[];
	readonly counted: readonly bigint[];
}

interface LevelParts {
	readonly level: (typeof LEVELS)[number];
	readonly classes: readonly ClassParts[];
	/** Taken off the level by the caps. */
	readonly cut: bigint;
	readonly free: bigint;
}

/** The stock of a ratio as a table whose columns add up. @throws MissingFxRateError, UnknownLineError as the ratio itself. */
export function hqlaRows(input: RatioInput, exact: ExactRatio = exactRatio(input)): HqlaTable {
	const { perMinor } = exact.unit;
	const parts = classParts(input, exact);
	const cuts = levelCuts(exact.held, exact, input.rulebook.caps);
	const beyond = cutTotal(exact.cuts) - cuts.level1 - cuts.level2a - cuts.level2b;
	const cutBeyondHeld = minor(Number(divideHalfEven(beyond, perMinor)));
	const trappedParts = LEVELS.map((level) => trappedOf(level, exact));
	const trappedAt = apportionRounded(trappedParts, perMinor).map((part) => minor(Number(part)));
	const trapped = sumMinor(trappedAt);
	const levels = LEVELS.map((level): LevelParts => {
		const classes = parts.filter(({ row }) => row.level === level);
		return { level, classes, cut: cuts[LEVEL_FIELD[level]], free: total(classes.map(({ free }) => free)) };
	});
	const of = (name: 'haircut' | 'encumbered' | 'limited'): bigint[] =>
		levels.map(({ classes }) => total(classes.map((part) => part[name])));
	const limited = of('limited');
	const columns: Columns = {
		haircut: apportionRounded(of('haircut'), perMinor),
		encumbered: apportionRounded(of('encumbered'), perMinor),
		capCut: apportionRounded(
			levels.map(({ cut }, index) => cut + (limited[index] ?? 0n)),
			perMinor,
		),
		counted: apportion(
			divideHalfEven(exact.hqla, perMinor) + BigInt(cutBeyondHeld) + BigInt(trapped),
			levels.map(({ free, cut }) => free - cut),
			perMinor,
		),
	};
	const rows = levels.map((level, index) => ({
		...levelRow(level, amountsAt(columns, index), perMinor),
		trapped: trappedAt[index] ?? minor(0),
	}));
	return { levels: rows, cutBeyondHeld, trapped, total: tableTotal(rows, cutBeyondHeld, trapped) };
}

/** Within a level the cut falls on the classes in proportion to what they count; within level 1 on covered bonds alone. */
function levelRow({ level, classes, cut }: LevelParts, amounts: HqlaAmounts, perMinor: bigint): Omit<HqlaLevelRow, 'trapped'> {
	const limited = (part: ClassParts): bigint => (level === 'LEVEL_1' && !part.row.coveredBond ? 0n : part.free);
	const free = total(classes.map(limited));
	// A share of the cut is a quotient by the free stock that is limited: everything is multiplied by that instead, and stays whole.
	const scale = free > 0n ? free : 1n;
	const share = (part: ClassParts): bigint => (free > 0n ? cut * limited(part) : 0n);
	const columns: Columns = {
		haircut: apportion(
			BigInt(amounts.haircut),
			classes.map((part) => part.haircut),
			perMinor,
		),
		encumbered: apportion(
			BigInt(amounts.encumbered),
			classes.map((part) => part.encumbered),
			perMinor,
		),
		capCut: apportion(
			BigInt(amounts.capCut),
			classes.map((part) => part.limited * scale + share(part)),
			perMinor * scale,
		),
		counted: apportion(
			BigInt(amounts.counted),
			classes.map((part) => part.free * scale - share(part)),
			perMinor * scale,
		),
	};
	return { level, ...amounts, classes: classes.map((part, index) => classRow(part, amountsAt(columns, index))) };
}

function classRow({ row, items }: ClassParts, amounts: HqlaAmounts): HqlaClassRow {
	return { line: row.id, title: row.title, reference: row.reference, rate: row.haircut, items, ...amounts };
}

function amountsAt(columns: Columns, index: number): HqlaAmounts {
	const at = (column: readonly bigint[]): Minor => minor(Number(column[index] ?? 0n));
	return addedUp(at(columns.haircut), at(columns.encumbered), at(columns.capCut), at(columns.counted));
}

/** What is trapped leaves the counted column; the market value of what is held stays as it is. */
function tableTotal(levels: readonly HqlaAmounts[], beyond: Minor, trapped: Minor): HqlaAmounts {
	const column = (name: keyof HqlaAmounts): Minor => sumMinor(levels.map((level) => level[name]));
	const cut = addMinor(column('capCut'), beyond);
	const total = addedUp(column('haircut'), column('encumbered'), cut, addMinor(column('counted'), negateMinor(beyond)));
	return { ...total, counted: addMinor(total.counted, negateMinor(trapped)) };
}

function trappedOf(level: (typeof LEVELS)[number], { surpluses }: ExactRatio): bigint {
	return total(surpluses.map(({ trapped }) => trapped[LEVEL_FIELD[level]]));
}

function addedUp(haircut: Minor, encumbered: Minor, capCut: Minor, counted: Minor): HqlaAmounts {
	return { marketValue: sumMinor([haircut, encumbered, capCut, counted]), haircut, encumbered, capCut, counted };
}

function total(values: readonly bigint[]): bigint {
	return values.reduce((a, b) => a + b, 0n);
}
