import { addDays, type CounterpartyRecord, type Day, formatDay, type InstrumentRecord } from '@tideline/domain';
import type { Random } from '../random/random.ts';
import { mnemonic } from './counterparties.ts';
import { identifiers } from './identifiers.ts';
import type { InstrumentClass } from './instrument-classes.ts';
import { type BankInstrument, currencyOf, PLAIN, roundedTo } from './instrument-terms.ts';

const COUPONS = ['1.25', '1.75', '2.5', '3', '3.375', '3.875', '4.125', '4.25', '4.5', '5', '5.375'];

const SHORT: Readonly<Record<string, string>> = {
	'United Kingdom Treasury': 'Gilt',
	'United States Treasury': 'US Treasury',
	'Government of Singapore': 'Singapore Government',
	'Federal Republic of Germany': 'Bund',
	'French Republic': 'OAT',
	'Government of Japan': 'JGB',
	'Swiss Confederation': 'Swiss Confederation',
};
const shortName = (issuer: string) => SHORT[issuer] ?? issuer;

/** A bond of a class, issued and maturing around the opening day. */
export function bond(group: InstrumentClass, issuer: CounterpartyRecord, serial: number, today: Day, random: Random): BankInstrument {
	const { isin, cusip } = identifiers(issuer.country, mnemonic(issuer.name), serial);
	const coupon = random.pick(COUPONS);
	const issued = addDays(today, -Math.floor(random.between(60, 2_600)));
	const matures = addDays(today, 45 + random.index(4_200));
	const securitised = group.kind === 'RMBS' || group.kind === 'ABS';
	const record: InstrumentRecord = {
		...PLAIN,
		instrumentId: isin,
		isin,
		cusip,
		name: `${shortName(issuer.name)} ${coupon} % ${formatDay(matures).slice(0, 4)}${securitised ? ' A' : ''}`,
		assetClass: 'BOND',
		kind: group.kind,
		currency: currencyOf(issuer.country),
		issuerId: issuer.counterpartyId,
		country: issuer.country,
		issueDate: formatDay(issued),
		maturityDate: formatDay(matures),
		coupon,
		rating: random.pick(group.ratings),
		riskWeight: group.riskWeight,
		senior: group.senior,
		plainVanilla: group.senior,
		stressPriceFall: group.stressPriceFall,
		loanToValue: group.kind === 'RMBS' ? '0.68' : null,
		fullRecourse: group.kind === 'RMBS' ? true : null,
		...issueFacts(group, issuer, serial),
	};
	return { record, classId: group.id, price: roundedTo(random.between(91, 106), 4), spread: group.id.startsWith('1.') ? 0.0015 : 0.0025 };
}

/** Sizes at issue in millions of euro, and by how much cover pools exceed the claims; by turns, so that each meets some limit and misses another. */
const SIZES = ['500', '750', '300', '1000', '650'];
const COVER_EXCESS = ['0.02', '0.05', '0.1', '0.07', '0.03'];
const turn = (values: readonly string[], serial: number): string => values[serial % values.length] as string;

/** What the United States and the EU ask of an issue and Basel does not. */
function issueFacts(group: InstrumentClass, issuer: CounterpartyRecord, serial: number): Partial<InstrumentRecord> {
	const issueSize = turn(SIZES, serial);
	switch (group.kind) {
		case 'COVERED_BOND':
			return { issueSize, coverExcess: turn(COVER_EXCESS, serial) };
		case 'RMBS':
			return { issueSize, sts: true, pool: 'RESIDENTIAL' };
		case 'ABS':
			return { issueSize, sts: serial % 2 === 0, pool: /Card/.test(issuer.name) ? 'CONSUMER' : 'AUTO' };
		default:
			return group.guarantor === null ? { issueSize } : { issueSize, guarantor: group.guarantor };
	}
}
