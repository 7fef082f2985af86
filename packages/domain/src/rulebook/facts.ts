import { type Fraction, fraction, parseFraction } from '../fraction.ts';
import type {
	CounterpartyRecord,
	EntityRecord,
	FUND_HOLDINGS,
	GUARANTORS,
	InstrumentRecord,
	SECURITISED_POOLS,
} from '../reference/records.ts';
import type { AssetClass, CounterpartyType } from '../schema/vocabulary.ts';

/** What a rulebook asks about an asset. Null: not known, which meets no condition. */
export interface Facts {
	/** As booked by the desk or set by an override; `CASH` for balances. */
	readonly assetClass: AssetClass | 'CASH';
	readonly kind: InstrumentRecord['kind'] | 'BANKNOTES' | 'RESERVES' | 'COMMITTED_FACILITY';
	readonly issuerName: string | null;
	readonly issuerType: CounterpartyType | null;
	/** ISO 3166-1 alpha-2. */
	readonly issuerCountry: string;
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
	/** A promotional lender, or a bank that a government protects. */
	readonly promotionalIssuer: boolean | null;
	/** Millions of euro at issue. */
	readonly issueSize: Fraction | null;
	/** Years from issue to maturity, whole between equal dates. */
	readonly yearsAtIssue: Fraction | null;
	/** By how much a cover pool exceeds the claims on it. */
	readonly coverExcess: Fraction | null;
	readonly sts: boolean | null;
	readonly pool: (typeof SECURITISED_POOLS)[number] | null;
	readonly guarantor: (typeof GUARANTORS)[number] | null;
	readonly fundHolds: (typeof FUND_HOLDINGS)[number] | null;
	/** The entity that holds it may not take interest. */
	readonly interestFreeHolder: boolean;
}

/** Where an asset is judged: the class it is booked as, and the entity that holds it. */
export interface FactsContext {
	readonly assetClass: AssetClass;
	readonly entity: Pick<EntityRecord, 'currency' | 'country' | 'interestFree'>;
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
		issuerCountry: instrument.country,
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
		promotionalIssuer: issuer == null ? null : (issuer.promotional ?? false),
		issueSize: fractionOrNull(instrument.issueSize ?? null),
		yearsAtIssue: yearsBetween(instrument.issueDate, instrument.maturityDate),
		coverExcess: fractionOrNull(instrument.coverExcess ?? null),
		sts: instrument.sts ?? null,
		pool: instrument.pool ?? null,
		guarantor: instrument.guarantor ?? null,
		fundHolds: instrument.fundHolds ?? null,
		interestFreeHolder: entity.interestFree ?? false,
	};
}

function fractionOrNull(decimal: string | null): Fraction | null {
	return decimal === null ? null : parseFraction(decimal);
}

/** Months of 31 days, so that ten years from one date to the same one are ten, whatever leap days lie between. */
function yearsBetween(from: string | null, to: string | null): Fraction | null {
	if (from === null || to === null) return null;
	return fraction(ordinal(to) - ordinal(from), 12 * 31);
}

function ordinal(date: string): number {
	const [year, month, day] = date.split('-').map(Number) as [number, number, number];
	return (year * 12 + month) * 31 + day;
}
