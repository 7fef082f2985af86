import {
	countsByDay,
	createUnit,
	type Day,
	type DaySum,
	type EntityRecord,
	type ExactRatio,
	type FxRate,
	type Liability,
	minor,
	OPEN_DUE,
	outflowAdjustment,
	type RatioInput,
	type RulebookId,
	ratioOfParts,
	rulebook,
	type Unit,
} from '@tideline/domain';
import type { FxRates } from '../reference/fx-rates.ts';
import type { ReferenceIndex } from '../reference/reference-index.ts';
import type { OwnVariant } from './cell-meaning.ts';
import type { Cells } from './cells.ts';
import { collectDays } from './collect-days.ts';
import { collectLiabilities, collectSums, type Sums } from './collect-sums.ts';
import { SumPlaces, type SumsView } from './sum-places.ts';
import { WeighedView } from './weighed-view.ts';

export interface LcrInputsDeps {
	readonly cells: Cells;
	readonly reference: Pick<ReferenceIndex, 'entities' | 'businessDay'>;
	readonly rates: FxRates;
}

/** Flows by day; none under a rulebook that does not count by day. */
interface SumsByDay {
	readonly mismatch: readonly DaySum[];
}
const NO_DAYS: readonly DaySum[] = [];

/** What a ratio is computed from, by entity and rulebook. */
export class LcrInputs {
	readonly #deps: LcrInputsDeps;
	readonly #places: SumPlaces;
	readonly #views = new Map<string, WeighedView>();
	/** By rates, which are others after every change, and rulebook. */
	readonly #units = new WeakMap<ReadonlyMap<string, FxRate>, Map<RulebookId, Unit>>();

	constructor(deps: LcrInputsDeps) {
		this.#deps = deps;
		this.#places = new SumPlaces(deps.cells);
	}

	/** Of an entity or a group under a rulebook: as it counts, or with the differences that `variants` name; no rate but those it needs. */
	of(entity: EntityRecord, id: RulebookId, variants: readonly OwnVariant[] = ['adjusted']): RatioInput {
		const sumsOf = (members: readonly string[]) => this.#sums(entity, members, id, variants);
		const own = sumsOf(this.members(entity));
		const codes = [...own.sums, ...own.unwind].map(({ currency }) => currency);
		return {
			...own,
			fxRates: this.#fxRates(codes, entity.currency),
			currency: entity.currency,
			rulebook: rulebook(id),
			outflowAdjustment: outflowAdjustment(rulebook(id), entity.outflowAdjustment),
			restricted: this.restricted(entity).map(({ entityId }) => {
				const { sums, mismatch } = sumsOf([entityId]);
				return { sums, mismatch };
			}),
		};
	}

	/** The ratio of `of`, for whoever does not show what it is made of: it costs what has moved. Of an entity that has a business day. */
	exact(entity: EntityRecord, id: RulebookId, variants: readonly OwnVariant[] = ['adjusted']): ExactRatio {
		const calculationDate = this.calculationDate(entity) ?? OPEN_DUE;
		const known = this.#deps.rates.into(entity.currency);
		const [book, unit] = [rulebook(id), this.#unit(entity, id)];
		const under = { unit, rulebook: book, calculationDate, hasRate: (code: string) => known.has(code) };
		const parts = (members: readonly string[]) => {
			const view = { members, rulebook: id, variants, consolidated: entity.kind === 'group' };
			return this.#weighed(view).parts({ ...under, places: this.#places.of(view) });
		};
		const restricted = this.restricted(entity).map(({ entityId }) => parts([entityId]));
		const adjustment = outflowAdjustment(book, entity.outflowAdjustment);
		return ratioOfParts(parts(this.members(entity)), restricted, { unit, rulebook: book, outflowAdjustment: adjustment });
	}

	/** With every rate there is; the same until a rate changes. */
	#unit({ currency }: EntityRecord, id: RulebookId): Unit {
		const fxRates = this.#deps.rates.into(currency);
		const units = this.#units.get(fxRates) ?? new Map<RulebookId, Unit>();
		const unit = units.get(id) ?? createUnit({ fxRates, currency, rulebook: rulebook(id) });
		this.#units.set(fxRates, units.set(id, unit));
		return unit;
	}

	/** Entities of a group whose liquidity may not be moved, in order of their ids. */
	restricted(entity: EntityRecord): EntityRecord[] {
		if (entity.kind === 'entity') return [];
		const { entities } = this.#deps.reference;
		const members = this.members(entity).flatMap((entityId) => entities.get(entityId) ?? []);
		return members.filter(({ transferRestriction }) => transferRestriction != null).sort((a, b) => (a.entityId < b.entityId ? -1 : 1));
	}

	/** The group is every entity's sums together: a ratio is never added or averaged. */
	members({ entityId, kind }: EntityRecord): string[] {
		if (kind === 'entity') return [entityId];
		return [...this.#deps.reference.entities.values()].filter((one) => one.kind === 'entity').map((one) => one.entityId);
	}

	/** What is owed, by currency, and the rates that compare it. */
	liabilities(entity: EntityRecord): { readonly liabilities: Liability[]; readonly fxRates: Map<string, FxRate> } {
		const owed = collectLiabilities(this.#deps.cells, this.members(entity), entity.kind === 'group');
		const liabilities = [...owed].map(([currency, amount]): Liability => ({ currency, amount: minor(amount) }));
		return { liabilities, fxRates: this.#fxRates([...owed.keys()], entity.currency) };
	}

	/** A group that names no business day of its own is in the latest of its entities; undefined until one is known. */
	calculationDate(entity: EntityRecord): Day | undefined {
		const { reference } = this.#deps;
		const own = reference.businessDay(entity.entityId)?.date;
		if (own !== undefined || entity.kind === 'entity') return own;
		const dates = this.members(entity).flatMap((id) => reference.businessDay(id)?.date ?? []);
		return dates.sort((a, b) => b - a)[0];
	}

	#sums(entity: EntityRecord, members: readonly string[], id: RulebookId, variants: readonly OwnVariant[]): Sums & SumsByDay {
		const { cells, rates } = this.#deps;
		const known = rates.into(entity.currency);
		const hasRate = (code: string) => known.has(code);
		const view = { members, rulebook: id, variants, consolidated: entity.kind === 'group' };
		const sums = collectSums(cells, this.#places.of(view), hasRate);
		if (!countsByDay(rulebook(id))) return { ...sums, mismatch: NO_DAYS };
		// Without a business day nothing falls due after it, and no ratio is asked for.
		return { ...sums, mismatch: collectDays(cells, view, this.calculationDate(entity) ?? OPEN_DUE, hasRate) };
	}

	#weighed(view: SumsView): WeighedView {
		const name = `${view.rulebook}|${view.consolidated}|${view.variants}|${view.members}`;
		const known = this.#views.get(name);
		if (known !== undefined) return known;
		const weighed = new WeighedView(this.#deps.cells, view);
		this.#views.set(name, weighed);
		return weighed;
	}

	#fxRates(codes: readonly string[], reporting: string): Map<string, FxRate> {
		const known = this.#deps.rates.into(reporting);
		return new Map(
			[...new Set(codes)].sort().flatMap((code): [string, FxRate][] => {
				const rate = code === reporting ? undefined : known.get(code);
				return rate === undefined ? [] : [[code, rate]];
			}),
		);
	}
}
