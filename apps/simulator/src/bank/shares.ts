import type { CounterpartyRecord, InstrumentRecord } from '@tideline/domain';
import type { Random } from '../random/random.ts';
import { mnemonic } from './counterparties.ts';
import { identifiers } from './identifiers.ts';
import type { InstrumentClass } from './instrument-classes.ts';
import { type BankInstrument, currencyOf, exchangeOf, PLAIN, roundedTo } from './instrument-terms.ts';

/** Serials of shares begin here, those of shares outside the index a hundred later: bonds have the ones below. */
const FIRST_SERIAL = 700;
/** From this one on the issuers have a second class of shares. */
const SECOND_CLASS_FROM = 36;

/** A share of a class; `count`: how many of the class were made before it. */
export function share(group: InstrumentClass, issuer: CounterpartyRecord, count: number, random: Random): BankInstrument {
	const { isin, cusip } = identifiers(issuer.country, mnemonic(issuer.name), FIRST_SERIAL + count + (group.majorIndex ? 0 : 100));
	const second = count >= SECOND_CLASS_FROM ? ' B' : '';
	const record: InstrumentRecord = {
		...PLAIN,
		instrumentId: isin,
		isin,
		cusip,
		symbol: `${mnemonic(issuer.name).slice(0, 4)}${count}`,
		name: `${issuer.name}${group.majorIndex ? second : ' growth'}`,
		assetClass: 'EQUITY',
		cfiCode: 'ESVUFR',
		kind: 'EQUITY',
		currency: currencyOf(issuer.country),
		issuerId: issuer.counterpartyId,
		country: issuer.country,
		issueDate: null,
		maturityDate: null,
		coupon: null,
		rating: null,
		exchange: exchangeOf(issuer.country) ?? 'XNYS',
		centrallyCleared: true,
		majorIndex: group.majorIndex,
		stressPriceFall: group.stressPriceFall,
	};
	const level = record.currency === 'JPY' ? 3_000 : 60;
	return { record, classId: group.id, price: roundedTo(level * random.between(0.4, 4), 2), spread: 0.006 };
}
