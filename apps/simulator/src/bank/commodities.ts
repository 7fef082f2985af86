import type { InstrumentRecord } from '@tideline/domain';
import type { BankInstrument } from './instrument-terms.ts';

const CONTRACTS: readonly (readonly [symbol: string, name: string, exchange: string | null, price: number])[] = [
	['XAU-LBMA', 'Gold, London good delivery', null, 2_412.5],
	['XAG-LBMA', 'Silver, London good delivery', null, 28.4],
	['XPT-LPPM', 'Platinum, London good delivery', null, 965],
	['XPD-LPPM', 'Palladium, London good delivery', null, 1_010],
	['CU-LME', 'Copper, grade A', 'XLME', 9_140],
	['AL-LME', 'Aluminium, high grade', 'XLME', 2_390],
	['NI-LME', 'Nickel, primary', 'XLME', 16_450],
	['ZN-LME', 'Zinc, special high grade', 'XLME', 2_760],
	['BRN-FUT', 'Brent crude, front month', 'IFEU', 78.2],
	['CL-FUT', 'WTI crude, front month', 'XNYM', 74.6],
	['NG-FUT', 'Natural gas, front month', 'XNYM', 2.84],
	['ZW-FUT', 'Wheat, front month', 'XCBT', 5.62],
];

/** Nobody issues a commodity; the record asks for a name, and these keep it. */
const WAREHOUSES = 'SP-GB-07';

/** Commodities have no ISIN: the contract symbol is their id. */
export const COMMODITIES: readonly BankInstrument[] = CONTRACTS.map(([symbol, name, exchange, price]) => {
	const record: InstrumentRecord = {
		instrumentId: symbol,
		isin: null,
		cusip: null,
		symbol,
		name,
		assetClass: 'COMMODITY',
		cfiCode: exchange === null ? 'ITJXXX' : 'FCEPSX',
		kind: 'COMMODITY',
		currency: 'USD',
		issuerId: WAREHOUSES,
		country: 'GB',
		issueDate: null,
		maturityDate: null,
		coupon: null,
		rating: null,
		riskWeight: null,
		senior: false,
		plainVanilla: false,
		exchange,
		centrallyCleared: exchange !== null,
		majorIndex: false,
		stressPriceFall: null,
		loanToValue: null,
		fullRecourse: null,
	};
	return { record, classId: 'commodity', price, spread: 0.006 };
});
