import { type Fraction, parseFraction } from '../fraction.ts';
import type { CounterpartyRecord, EntityRecord, InstrumentRecord } from '../reference/records.ts';
import type { AssetClass, CounterpartyType } from '../schema/vocabulary.ts';

/** What a rulebook asks about an asset. Null: not known, which meets no condition. */
export interface Facts {
	/** As booked by the desk or set by an override; `CASH` for balances. */
	readonly assetClass: AssetClass | 'CASH';
	readonly kind: InstrumentRecord['kind'] | 'BANKNOTES' | 'RESERVES';
	readonly issuerName: string | null;
	readonly issuerType: CounterpartyType | null;
	readonly financialIssuer: boolean | null;
	readonly ownIssue: boolean | null;
	readonly riskWeight: Fraction | null;
	/** S&P's letters. */
	readonly rating: string | null;
	readonly senior: boolean;
	readonly plainVanilla: boolean;
	/** Market identifier code; null for over the counter. */
	readonly exchange: string | null;
	readonly exchangeTraded: boolean;
	readonly centrallyCleared: boolean;
	readonly majorIndex: boolean;
	readonly currency: string;
	/** The instrument is in the currency of the entity that holds it. */
	readonly domesticCurrency: boolean;
	/** The issuer is of the country of the entity that holds it. */
	readonly domesticIssuer: boolean;
	/** Worst 30-day fall of the price in stress. */
	readonly stressPriceFall: Fraction | null;
	readonly loanToValue: Fraction | null;
	readonly fullRecourse: boolean | null;
}

/** Where an asset is judged: the class it is booked as, and the entity that holds it. */
export interface FactsContext {
	readonly assetClass: AssetClass;
	readonly entity: Pick<EntityRecord, 'currency' | 'country'>;
}

/**
 * The facts of an instrument as booked. The class comes from the booking, everything else from the instrument master,
 * so that a bond booked as equity is judged by the equity rule on what is known of the bond.
 */
export function instrumentFacts(
	instrument: InstrumentRecord,
	issuer: CounterpartyRecord | null | undefined,
	{ assetClass, entity }: FactsContext,
): Facts {
	return {
		assetClass,
		kind: instrument.kind,
		issuerName: issuer?.name ?? null,
		issuerType: issuer?.type ?? null,
		financialIssuer: issuer?.financial ?? null,
		ownIssue: issuer?.own ?? null,
		riskWeight: fractionOrNull(instrument.riskWeight),
		rating: instrument.rating,
		senior: instrument.senior,
		plainVanilla: instrument.plainVanilla,
		exchange: instrument.exchange,
		exchangeTraded: instrument.exchange !== null,
		centrallyCleared: instrument.centrallyCleared,
		majorIndex: instrument.majorIndex,
		currency: instrument.currency,
		domesticCurrency: instrument.currency === entity.currency,
		domesticIssuer: instrument.country === entity.country,
		stressPriceFall: fractionOrNull(instrument.stressPriceFall),
		loanToValue: fractionOrNull(instrument.loanToValue),
		fullRecourse: instrument.fullRecourse,
	};
}

function fractionOrNull(decimal: string | null): Fraction | null {
	return decimal === null ? null : parseFraction(decimal);
}
