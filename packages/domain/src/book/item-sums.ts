import { DayBook } from '../lcr/day-book.ts';
import { daySums } from '../lcr/day-runs.ts';
import type { DaySum } from '../lcr/maturity-mismatch.ts';
import { minor } from '../money.ts';
import { rulebook } from '../rulebook/rulebooks.ts';
import type { Lcr, LineSum, UnwindSum } from '../schema/lcr.ts';
import type { LcrItem } from './lcr-item.ts';

/** A sum of a record that its items do not give. */
export interface SumDifference {
	/** `side|line|currency`, with `|day` behind it for the mismatch, or `level|subclass|currency` of the unwind. */
	readonly sum: string;
	readonly what: 'amount' | 'excluded' | 'unwind' | 'mismatch';
	readonly ofItems: number;
	readonly ofRecord: number;
}

type Sums = ReadonlyMap<string, number>;

/** Where the items of an `lcr` record do not add up to its sums, to the minor unit; empty when they are what is behind it. */
export function differences(items: Iterable<LcrItem>, record: ItemisedRecord): SumDifference[] {
	const { sums, unwind, mismatch } = record;
	const days = new DayBook([], { calculationDate: record.calculationDate, rulebook: rulebook(record.rulebook) });
	const [amounts, excluded, unwound] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
	for (const item of items) {
		for (const flow of item.flows) {
			add(amounts, lineKey(flow), flow.amount);
			if (flow.counts !== undefined) days.move({ ...flow, due: flow.counts }, 1);
			if (flow.side === 'STOCK') add(excluded, lineKey(flow), item.excluded);
		}
		for (const sum of item.unwind) add(unwound, unwindKey(sum), sum.amount);
	}
	return [
		...compare('amount', amounts, new Map(sums.map((sum) => [lineKey(sum), sum.amount]))),
		...compare('excluded', excluded, new Map(sums.map((sum) => [lineKey(sum), sum.excluded]))),
		...compare('unwind', unwound, new Map(unwind.map((sum) => [unwindKey(sum), sum.amount]))),
		...compare('mismatch', amountsByDay(days.sums()), amountsByDay(daySums(mismatch))),
	];
}

/** What the items of a record have to add up to. */
type ItemisedRecord = Pick<Lcr, 'sums' | 'unwind' | 'mismatch' | 'calculationDate' | 'rulebook'>;

const amountsByDay = (sums: readonly DaySum[]): Sums => new Map(sums.map((sum) => [`${lineKey(sum)}|${sum.day}`, sum.amount]));

function compare(what: SumDifference['what'], items: Sums, record: Sums): SumDifference[] {
	return [...new Set([...items.keys(), ...record.keys()])].flatMap((sum) => {
		const [ofItems, ofRecord] = [items.get(sum) ?? 0, record.get(sum) ?? 0];
		return ofItems === ofRecord ? [] : [{ sum, what, ofItems, ofRecord }];
	});
}

function add(sums: Map<string, number>, key: string, amount: number): void {
	sums.set(key, minor((sums.get(key) ?? 0) + amount));
}

const lineKey = ({ side, line, currency }: Pick<LineSum, 'side' | 'line' | 'currency'>): string => `${side}|${line}|${currency}`;
const unwindKey = ({ level, subclass, currency }: UnwindSum): string => `${level}|${subclass}|${currency}`;
