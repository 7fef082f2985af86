import {
	computeRatio,
	type Day,
	type EntityRecord,
	type FxRate,
	formatFraction,
	type Lcr,
	type LimitState,
	type LineSum,
	limitState,
	minor,
	parseLimits,
	type Ratio,
	rulebook,
	type UnwindSum,
} from '@tideline/domain';
import type { FxRates } from '../reference/fx-rates.ts';
import type { OverrideIndex } from '../reference/override-index.ts';
import type { ReferenceIndex } from '../reference/reference-index.ts';
import type { Cells } from './cells.ts';

/** The LCR of one entity as the sums stand; `inputs` and `asOf` are the publisher's to add. */
export type FoldedLcr = Omit<Lcr, 'inputs' | 'asOf'>;

interface Sums {
	readonly sums: LineSum[];
	readonly unwind: UnwindSum[];
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/** Computes ratios from the cells: nothing is kept, because the cells are few. */
export class LcrBook {
	readonly #cells: Cells;
	readonly #reference: ReferenceIndex;
	readonly #rates: FxRates;
	readonly #overrides: OverrideIndex;

	constructor(cells: Cells, reference: ReferenceIndex, rates: FxRates, overrides: OverrideIndex) {
		this.#cells = cells;
		this.#reference = reference;
		this.#rates = rates;
		this.#overrides = overrides;
	}

	/** Null until the entity and its business day are known. `previous` holds the limit state until it is left clearly. */
	lcr(entityId: string, sequence: number, previous?: LimitState | null): FoldedLcr | null {
		const entity = this.#reference.entities.get(entityId);
		const calculationDate = entity && this.#calculationDate(entity);
		if (entity === undefined || calculationDate === undefined) return null;
		const { currency } = entity;
		const members = this.#members(entity);
		const adjusted = this.#sums(members, currency, false);
		const fxRates = this.#fxRates(adjusted, currency);
		const book = rulebook(entity.rulebook);
		const ratio = computeRatio({ ...adjusted, fxRates, currency, rulebook: book });
		const overridesInForce = this.#overrides.inForce(entity.kind === 'group' ? null : entityId);
		return {
			entityId,
			rulebook: entity.rulebook,
			currency,
			calculationDate,
			sequence,
			...adjusted,
			fxRates: Object.fromEntries([...fxRates].map(([code, rate]) => [code, formatFraction(rate)])),
			...ratio,
			booked: overridesInForce === 0 ? ratio : this.#booked(members, entity),
			overridesInForce,
			limitState: limitState(ratio.lcr, parseLimits(entity.limits), previous),
		};
	}

	/** The group is every entity's sums together: a ratio is never added or averaged. */
	#members({ entityId, kind }: EntityRecord): string[] {
		if (kind === 'entity') return [entityId];
		return [...this.#reference.entities.values()].filter((one) => one.kind === 'entity').map((one) => one.entityId);
	}

	/** A group that names no business day of its own is in the latest of its entities. */
	#calculationDate(entity: EntityRecord): Day | undefined {
		const own = this.#reference.businessDay(entity.entityId)?.date;
		if (own !== undefined || entity.kind === 'entity') return own;
		const dates = this.#members(entity).flatMap((id) => this.#reference.businessDay(id)?.date ?? []);
		return dates.sort((a, b) => b - a)[0];
	}

	#booked(members: readonly string[], { currency, rulebook: id }: EntityRecord): Ratio {
		const sums = this.#sums(members, currency, true);
		return computeRatio({ ...sums, fxRates: this.#fxRates(sums, currency), currency, rulebook: rulebook(id) });
	}

	/** Sums over the members; `booked` adds the differences, which gives the sums without overrides. A currency without a rate waits. */
	#sums(members: readonly string[], reporting: string, booked: boolean): Sums {
		const lines = new Map<string, Mutable<LineSum>>();
		const unwind = new Map<string, Mutable<UnwindSum>>();
		for (const entityId of members) {
			for (const cell of this.#cells.ofEntity(entityId)) {
				const { variant, currency } = this.#cells.meaning(cell);
				if ((variant === 'booked' && !booked) || this.#rates.rate(currency, reporting) === undefined) continue;
				this.#addLine(lines, cell);
				this.#addUnwind(unwind, cell);
			}
		}
		return {
			sums: inOrder(lines, ({ amount, excluded, items }) => amount !== 0 || excluded !== 0 || items !== 0),
			unwind: inOrder(unwind, ({ amount }) => amount !== 0),
		};
	}

	#addLine(lines: Map<string, Mutable<LineSum>>, cell: number): void {
		const meaning = this.#cells.meaning(cell);
		if (meaning.kind !== 'line') return;
		const { side, line, currency } = meaning;
		const name = `${side}|${line}|${currency}`;
		const sum = lines.get(name) ?? { side, line, currency, amount: minor(0), excluded: minor(0), items: 0 };
		sum.amount = minor(sum.amount + this.#cells.amount(cell));
		sum.excluded = minor(sum.excluded + this.#cells.excluded(cell));
		sum.items += this.#cells.items(cell);
		lines.set(name, sum);
	}

	#addUnwind(unwind: Map<string, Mutable<UnwindSum>>, cell: number): void {
		const meaning = this.#cells.meaning(cell);
		if (meaning.kind !== 'unwind') return;
		const { level, subclass, currency } = meaning;
		const name = `${level}|${subclass}|${currency}`;
		const sum = unwind.get(name) ?? { level, subclass, currency, amount: minor(0) };
		sum.amount = minor(sum.amount + this.#cells.amount(cell));
		unwind.set(name, sum);
	}

	#fxRates({ sums, unwind }: Sums, reporting: string): Map<string, FxRate> {
		const codes = new Set([...sums, ...unwind].map(({ currency }) => currency));
		return new Map(
			[...codes].sort().flatMap((code): [string, FxRate][] => {
				const rate = code === reporting ? undefined : this.#rates.rate(code, reporting);
				return rate === undefined ? [] : [[code, rate]];
			}),
		);
	}
}

/** Sorted by name, so that the order of events leaves no trace in the record. */
function inOrder<T>(sums: Map<string, T>, counts: (sum: T) => boolean): T[] {
	return [...sums]
		.filter(([, sum]) => counts(sum))
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([, sum]) => sum);
}
