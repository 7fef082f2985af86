import {
	computeRatio,
	type Day,
	dayRuns,
	type EntityRecord,
	type ExactRatio,
	exactRatio,
	formatFraction,
	type Lcr,
	type LcrPoint,
	type LimitState,
	limitState,
	parseLimits,
	type RatioFigures,
	type RatioInput,
	ratioFigures,
	roundedRatio,
	type TrappedStock,
	toMinor,
} from '@tideline/domain';
import type { OverrideIndex } from '../reference/override-index.ts';
import type { Regimes } from '../reference/regimes.ts';
import { LcrInputs, type LcrInputsDeps } from './lcr-inputs.ts';
import { currencyRatios, regimeRatios } from './short-ratios.ts';

/** The LCR of one entity as the sums stand; `inputs` and `asOf` are the publisher's to add. */
export type FoldedLcr = Omit<Lcr, 'inputs' | 'asOf'>;

/** The LCR as a point of the trend has it, but for the time. */
export type LcrInTrend = Omit<LcrPoint, 'at'>;

const WHOLE = { num: 1, den: 1 };

export interface LcrBookDeps extends LcrInputsDeps {
	readonly overrides: Pick<OverrideIndex, 'inForce'>;
	readonly regimes: Regimes;
}

/** Computes ratios from the cells. */
export class LcrBook {
	readonly #deps: LcrBookDeps;
	readonly #inputs: LcrInputs;

	constructor(deps: LcrBookDeps) {
		this.#deps = deps;
		this.#inputs = new LcrInputs(deps);
	}

	/** The ratio alone, for whoever asks after every event. Null until the entity and its business day are known. */
	figures(entityId: string): RatioFigures | null {
		const entity = this.#begun(entityId);
		return entity && ratioFigures(this.#inputs.exact(entity, entity.rulebook));
	}

	/** What the trend shows. Null until the entity and its business day are known. */
	inTrend(entityId: string, sequence: number): LcrInTrend | null {
		const entity = this.#begun(entityId);
		if (entity === null) return null;
		const { level1, level2a, level2b, hqla, netCashOutflows, lcr } = roundedRatio(this.#inputs.exact(entity, entity.rulebook));
		const ratio = { level1, level2a, level2b, hqla, netCashOutflows, lcr };
		return { entityId, sequence, currency: entity.currency, ...ratio, overridesInForce: this.#overridesInForce(entity) };
	}

	/** Null until the entity and its business day are known. `previous` holds the limit state until it is left clearly. */
	lcr(entityId: string, sequence: number, previous?: LimitState | null): FoldedLcr | null {
		const { reference, regimes } = this.#deps;
		const entity = reference.entities.get(entityId);
		const calculationDate = entity && this.#inputs.calculationDate(entity);
		if (entity === undefined || calculationDate === undefined) return null;
		const input = this.#inputs.of(entity, entity.rulebook);
		const exact = exactRatio(input);
		const ratio = computeRatio(input, exact);
		const overridesInForce = this.#overridesInForce(entity);
		const view = { entity, inputs: this.#inputs, isOverridden: overridesInForce > 0 };
		return {
			entityId,
			rulebook: entity.rulebook,
			currency: entity.currency,
			calculationDate,
			sequence,
			sums: [...input.sums],
			unwind: [...input.unwind],
			fxRates: Object.fromEntries([...input.fxRates].map(([code, rate]) => [code, formatFraction(rate)])),
			...ratio,
			booked: overridesInForce === 0 ? ratio : computeRatio(this.#inputs.of(entity, entity.rulebook, ['adjusted', 'booked'])),
			overridesInForce,
			limitState: limitState(ratio.lcr, parseLimits(entity.limits), previous),
			regimes: entity.kind === 'group' ? regimeRatios(regimes.of(entityId), view) : [],
			currencies: currencyRatios(view),
			mismatch: dayRuns(input.mismatch ?? []),
			outflowAdjustment: formatFraction(input.outflowAdjustment ?? WHOLE),
			trapped: trappedStock(this.#inputs.restricted(entity), input, exact),
		};
	}

	/** Undefined until one is known. */
	businessDate(entityId: string): Day | undefined {
		const entity = this.#deps.reference.entities.get(entityId);
		return entity && this.#inputs.calculationDate(entity);
	}

	/** Null until its business day is known. */
	#begun(entityId: string): EntityRecord | null {
		const entity = this.#deps.reference.entities.get(entityId);
		return entity === undefined || this.#inputs.calculationDate(entity) === undefined ? null : entity;
	}

	#overridesInForce({ entityId, kind }: EntityRecord): number {
		return this.#deps.overrides.inForce(kind === 'group' ? null : entityId);
	}
}

/** What stays with restricted entities, each amount rounded once. */
function trappedStock(entities: readonly EntityRecord[], { restricted = [] }: RatioInput, { surpluses, unit }: ExactRatio): TrappedStock[] {
	return entities.flatMap(({ entityId, transferRestriction }, index): TrappedStock[] => {
		const [surplus, from] = [surpluses[index], restricted[index]];
		if (surplus === undefined || from === undefined) return [];
		const { level1, level2a, level2b } = surplus.trapped;
		return [
			{
				entityId,
				reason: transferRestriction ?? '',
				held: toMinor(surplus.held, unit),
				netCashOutflows: toMinor(surplus.netCashOutflows, unit),
				trapped: toMinor(level1 + level2a + level2b, unit),
				level1: toMinor(level1, unit),
				level2a: toMinor(level2a, unit),
				level2b: toMinor(level2b, unit),
				sums: [...from.sums],
				mismatch: dayRuns(from.mismatch ?? []),
			},
		];
	});
}
