import type { CounterpartyRecord, InstrumentRecord } from '@tideline/domain';
import { mnemonic } from './counterparties.ts';
import { identifiers } from './identifiers.ts';
import { type BankInstrument, currencyOf, exchangeOf, PLAIN } from './instrument-terms.ts';

/** Corporate bonds that the EMS equity desk books as equity: the instrument master knows better (¶52(b) against ¶54(c)). */
const MISBOOKED: readonly (readonly [issuer: string, coupon: string, year: number, rating: string])[] = [
	['Meridian Rail', '3.875', 2031, 'AA-'],
	['Tamar Water Group', '4.25', 2030, 'AA-'],
	['Severn Chemicals', '3.5', 2033, 'A+'],
	['Halcyon Health', '4.5', 2032, 'AA'],
];

/** `serial`: of the first of them. */
export function misbookedBonds(parties: readonly CounterpartyRecord[], serial: number): BankInstrument[] {
	return MISBOOKED.map(([name, coupon, year, rating], index) => {
		const issuer = parties.find((party) => party.name === name) as CounterpartyRecord;
		return misbookedBond(issuer, coupon, year, rating, serial + index);
	});
}

function misbookedBond(issuer: CounterpartyRecord, coupon: string, year: number, rating: string, serial: number): BankInstrument {
	const { isin, cusip } = identifiers(issuer.country, mnemonic(issuer.name), serial);
	const record: InstrumentRecord = {
		...PLAIN,
		instrumentId: isin,
		isin,
		cusip,
		symbol: `${mnemonic(issuer.name).slice(0, 4)}${String(year).slice(2)}`,
		name: `${issuer.name} ${coupon} % ${year}`,
		assetClass: 'BOND',
		kind: 'CORPORATE',
		currency: currencyOf(issuer.country),
		issuerId: issuer.counterpartyId,
		country: issuer.country,
		issueDate: `${year - 10}-06-15`,
		maturityDate: `${year}-06-15`,
		coupon,
		rating,
		// Listed, and its issuer's shares are in the index: what lets the wrong booking pass the equity rule.
		exchange: exchangeOf(issuer.country) ?? 'XLON',
		centrallyCleared: true,
		majorIndex: true,
		stressPriceFall: '0.06',
		issueSize: '400',
	};
	return { record, classId: 'misbooked', price: 98.4615, spread: 0.0025 };
}
