import { type EntityRecord, type FxRate, type Liability, minor, type RatioInput, type RulebookId, rulebook } from '@tideline/domain';
import type { FxRates } from '../reference/fx-rates.ts';
import type { ReferenceIndex } from '../reference/reference-index.ts';
import type { OwnVariant } from './cell-meaning.ts';
import type { Cells } from './cells.ts';
import { collectLiabilities, collectSums, type Sums } from './collect-sums.ts';

export interface LcrInputsDeps {
	readonly cells: Cells;
	readonly reference: ReferenceIndex;
	readonly rates: FxRates;
}

/** What a ratio is computed from, by entity and rulebook. */
export class LcrInputs {
	readonly #deps: LcrInputsDeps;

	constructor(deps: LcrInputsDeps) {
		this.#deps = deps;
	}

	/** Of an entity or a group under a rulebook: as it counts, or with the differences that `variants` name. */
	of(entity: EntityRecord, id: RulebookId, variants: readonly OwnVariant[] = ['adjusted']): RatioInput {
		const sumsOf = (members: readonly string[]) => this.#sums(entity, members, id, variants);
		const sums = sumsOf(this.members(entity));
		return {
			...sums,
			fxRates: this.#fxRates(
				[...sums.sums, ...sums.unwind].map(({ currency }) => currency),
				entity.currency,
			),
			currency: entity.currency,
			rulebook: rulebook(id),
			restricted: this.restricted(entity).map(({ entityId }) => ({ sums: sumsOf([entityId]).sums })),
		};
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

	#sums({ kind, currency }: EntityRecord, members: readonly string[], id: RulebookId, variants: readonly OwnVariant[]): Sums {
		const hasRate = (code: string) => this.#deps.rates.rate(code, currency) !== undefined;
		return collectSums(this.#deps.cells, { members, rulebook: id, variants, consolidated: kind === 'group', hasRate });
	}

	#fxRates(codes: readonly string[], reporting: string): Map<string, FxRate> {
		return new Map(
			[...new Set(codes)].sort().flatMap((code): [string, FxRate][] => {
				const rate = code === reporting ? undefined : this.#deps.rates.rate(code, reporting);
				return rate === undefined ? [] : [[code, rate]];
			}),
		);
	}
}
