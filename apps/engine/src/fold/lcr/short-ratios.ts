import {
	type CurrencyRatio,
	currencyRatio,
	type EntityRecord,
	type RatioFigures,
	type RatioInput,
	type RegimeRatio,
	type RulebookId,
	ratioFigures,
	rulebook,
	type ShortRatio,
	significantCurrencies,
} from '@tideline/domain';
import type { OwnVariant } from './cell-meaning.ts';
import type { LcrInputs } from './lcr-inputs.ts';

/** Whose ratios; `isOverridden`: without overrides they would be others. */
export interface RatioView {
	readonly entity: EntityRecord;
	readonly inputs: LcrInputs;
	readonly isOverridden: boolean;
}

/** A group under each rulebook that one of its entities uses; none where there is one only. */
export function regimeRatios(rulebooks: readonly RulebookId[], view: RatioView): RegimeRatio[] {
	if (rulebooks.length < 2) return [];
	const figures = (id: RulebookId, booked: boolean) => {
		return ratioFigures(view.inputs.exact(view.entity, id, booked ? ['adjusted', 'booked'] : ['adjusted']));
	};
	return rulebooks.map((id) => ({ rulebook: id, ...shortRatio(view, (booked) => figures(id, booked)) }));
}

/** An entity or a group by significant currency, under its own rulebook. Each leg of a netting set stands in its own currency. */
export function currencyRatios(view: RatioView): CurrencyRatio[] {
	const { entity, inputs } = view;
	const { liabilities, fxRates } = inputs.liabilities(entity);
	const currencies = significantCurrencies(liabilities, { fxRates, currency: entity.currency, rulebook: rulebook(entity.rulebook) });
	if (currencies.length === 0) return [];
	const adjusted = inLegs(view, ['adjusted']);
	const booked = view.isOverridden ? inLegs(view, ['adjusted', 'booked']) : adjusted;
	return currencies.map(({ currency, amount, share }) => ({
		currency,
		liabilities: amount,
		share,
		...shortRatio(view, (isBooked) => currencyRatio(isBooked ? booked : adjusted, currency)),
	}));
}

/** What may not be passed on is measured on netted flows: the record has them, and the stock of a currency follows from it. */
function inLegs({ entity, inputs }: RatioView, variants: readonly OwnVariant[]): RatioInput {
	const legs = inputs.of(entity, entity.rulebook, [...variants, 'legs']);
	if (!legs.restricted?.length) return legs;
	return { ...legs, restricted: inputs.of(entity, entity.rulebook, variants).restricted ?? [] };
}

function shortRatio({ isOverridden }: RatioView, compute: (booked: boolean) => RatioFigures): ShortRatio {
	const adjusted = compute(false);
	const booked = isOverridden ? compute(true) : adjusted;
	const { hqla, netCashOutflows, lcr } = adjusted;
	return { hqla, netCashOutflows, lcr, bookedHqla: booked.hqla, bookedNetCashOutflows: booked.netCashOutflows, bookedLcr: booked.lcr };
}
