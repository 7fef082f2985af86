import { z } from 'zod';
import { isCurrency } from '../currency.ts';
import { isOutflowAdjustment } from '../rulebook/outflow-adjustment.ts';
import { ACCOUNT_KINDS } from '../schema/joined-position.ts';
import { ASSET_CLASSES, COUNTERPARTY_TYPES, HQLA_LEVELS, RULEBOOK_IDS } from '../schema/vocabulary.ts';
import { isTimeZone } from '../time-zone.ts';

/**
 * The records of `reference.*`, `market.*`, `payments` and `balances`: JSON at the edge, parsed here once.
 * Decimals are strings in major units (`"1234.50"`), dates ISO 8601 (`2026-11-20`), instants ISO 8601 in UTC.
 */
const id = z.string().min(1).max(64);
/** Part of the key of a position, in which `|` and `#` are what separates the parts. */
const keyPart = id.regex(/^[^|#]*$/, 'expected an id without "|" and "#"');
const decimal = z.string().regex(/^-?\d{1,20}(\.\d{1,12})?$/, 'expected a decimal string such as "1234.50"');
const positiveDecimal = z.string().regex(/^\d{1,20}(\.\d{1,12})?$/, 'expected a decimal string of zero or more');
/** A rate, a share or a ratio: short enough to be an exact fraction. */
const ratio = z.string().regex(/^\d{1,3}(\.\d{1,12})?$/, 'expected a decimal such as "0.20", below 1000');
const isoDate = z.iso.date();
const isoInstant = z.iso.datetime({ offset: true });
const currencyCode = z.string().refine(isCurrency, 'expected the code of an active ISO 4217 currency');

/** `reference.entities`, key entityId. The group is one of them, with `kind: "group"`. */
export const entityRecord = z.strictObject({
	entityId: keyPart,
	name: z.string().min(1),
	kind: z.enum(['entity', 'group']),
	lei: z.string().length(20),
	currency: currencyCode,
	country: z.string().length(2),
	timeZone: z.string().refine(isTimeZone, 'expected a time zone such as "Europe/London"'),
	rulebook: z.enum(RULEBOOK_IDS),
	/** Its religious principles forbid interest: other assets count where its rulebook says so. */
	interestFree: z.boolean().optional(),
	/** As ratios: `1.10` is 110 %. */
	limits: z.strictObject({ regulatory: ratio, earlyWarning: ratio, internal: ratio }),
	/** Why its liquid assets may not be passed on to the group, which then counts of them what the entity itself needs; null or absent: they may. */
	transferRestriction: z.string().min(1).max(200).nullable().optional(),
	/** Share of its net outflows that a rulebook asks of a bank of its size, one of the rulebook's; absent: the rulebook's first, usually all. */
	outflowAdjustment: ratio.refine(isOutflowAdjustment, 'expected an outflow adjustment that a rulebook has, such as "0.85"').optional(),
});
export type EntityRecord = z.infer<typeof entityRecord>;

/** `reference.business-days`, key entityId: the business date that the entity is in; moving it is the day roll. */
export const businessDayRecord = z.strictObject({ entityId: id, date: isoDate, openedAt: isoInstant });
export type BusinessDayRecord = z.infer<typeof businessDayRecord>;

/** `reference.accounts`, key accountId. Cash accounts and custody accounts. */
export const accountRecord = z.strictObject({
	accountId: keyPart,
	entityId: id,
	name: z.string().min(1),
	kind: z.enum(ACCOUNT_KINDS),
	/** Null for custody accounts, which hold any currency. */
	currency: currencyCode.nullable(),
	/** The bank or central bank that keeps it (nostro), or whose it is with us (vostro). */
	counterpartyId: id.nullable(),
	/** Held for clearing, custody or cash management (¶93–104, ¶156). */
	operational: z.boolean(),
});
export type AccountRecord = z.infer<typeof accountRecord>;

/** `reference.counterparties`, key counterpartyId. Issuers are counterparties too. */
export const counterpartyRecord = z.strictObject({
	counterpartyId: id,
	lei: z.string().length(20),
	name: z.string().min(1),
	type: z.enum(COUNTERPARTY_TYPES),
	country: z.string().length(2),
	/** Financial institution or an affiliate of one: its debt and shares are not HQLA (¶52, ¶54). */
	financial: z.boolean(),
	/** The bank itself or an affiliate. */
	own: z.boolean(),
	/** A valid master netting agreement (¶116). */
	nettingAgreement: z.boolean(),
	/** Standardised risk weight of a public-sector entity, "0.20": one of at most 20 % has a rate of its own for repos (¶114). */
	riskWeight: ratio.nullable().optional(),
	/** A promotional lender, or a bank that a government set up and protects (Delegated Regulation 2015/61 Art. 10(1)(e)). */
	promotional: z.boolean().optional(),
});
export type CounterpartyRecord = z.infer<typeof counterpartyRecord>;

export const SECURITISED_POOLS = ['RESIDENTIAL', 'AUTO', 'COMMERCIAL', 'CONSUMER'] as const;
export const GUARANTORS = ['GOVERNMENT', 'GSE'] as const;
export const FUND_HOLDINGS = [
	'CENTRAL_BANK',
	'LEVEL_1',
	'COVERED_BOND',
	'LEVEL_2A',
	'SECURITISATION',
	'COVERED_BOND_2B',
	'SECURITISATION_OTHER',
	'LEVEL_2B',
] as const;

/** `reference.instruments`, key instrumentId (the ISIN, or the contract symbol of a commodity). */
export const instrumentRecord = z.strictObject({
	instrumentId: keyPart,
	isin: z.string().length(12).nullable(),
	cusip: z.string().length(9).nullable(),
	symbol: z.string().nullable(),
	name: z.string().min(1),
	/** What the instrument master says it is. */
	assetClass: z.enum(ASSET_CLASSES),
	/** ISO 10962. */
	cfiCode: z.string().length(6).nullable(),
	kind: z.enum(['SOVEREIGN', 'PSE', 'MDB', 'CENTRAL_BANK', 'CORPORATE', 'COVERED_BOND', 'RMBS', 'ABS', 'EQUITY', 'COMMODITY', 'FUND']),
	currency: currencyCode,
	issuerId: id,
	/** ISO 3166-1 alpha-2 of the issuer. */
	country: z.string().length(2),
	issueDate: isoDate.nullable(),
	maturityDate: isoDate.nullable(),
	/** Per cent a year. */
	coupon: decimal.nullable(),
	/** Long-term rating in S&P's letters; null when unrated. */
	rating: z.string().nullable(),
	/** Standardised risk weight of the issuer or guarantor: "0", "0.20", … */
	riskWeight: ratio.nullable(),
	senior: z.boolean(),
	plainVanilla: z.boolean(),
	/** Market identifier code (ISO 10383) of the exchange; null for over the counter. */
	exchange: z.string().length(4).nullable(),
	centrallyCleared: z.boolean(),
	majorIndex: z.boolean(),
	/** Worst 30-day fall of the price in stress: "0.08". */
	stressPriceFall: ratio.nullable(),
	/** RMBS only: weighted average loan to value. */
	loanToValue: ratio.nullable(),
	fullRecourse: z.boolean().nullable(),
	/** Size at issue in millions of euro: "500". */
	issueSize: z
		.string()
		.regex(/^\d{1,7}(\.\d{1,6})?$/, 'expected a decimal of millions such as "500"')
		.nullable()
		.optional(),
	/** Covered bonds: by how much the cover pool exceeds the claims, at all times: "0.05". */
	coverExcess: ratio.nullable().optional(),
	/** Securitisations: simple, transparent and standardised. */
	sts: z.boolean().optional(),
	/** Securitisations: what stands behind them. */
	pool: z.enum(SECURITISED_POOLS).nullable().optional(),
	/** Who stands behind it unconditionally, besides the issuer: the home government with its full faith, or a government-sponsored enterprise. */
	guarantor: z.enum(GUARANTORS).nullable().optional(),
	/** Shares of funds: what the least liquid part of the fund may be. */
	fundHolds: z.enum(FUND_HOLDINGS).nullable().optional(),
});
export type InstrumentRecord = z.infer<typeof instrumentRecord>;

/** `market.prices`, key instrumentId. Bonds per 100 of nominal, shares and contracts per unit. The later `at` wins. */
export const priceRecord = z.strictObject({ instrumentId: id, price: positiveDecimal, currency: currencyCode, at: isoInstant });
export type PriceRecord = z.infer<typeof priceRecord>;

/** `market.fx`, key currency: US dollars for one unit. The later `at` wins. */
export const fxRateRecord = z.strictObject({ currency: currencyCode, usd: positiveDecimal, at: isoInstant });
export type FxRateRecord = z.infer<typeof fxRateRecord>;

/** `payments`, key paymentId: a confirmation from RTGS or a nostro statement. Amount signed, received positive. */
export const paymentRecord = z.strictObject({
	paymentId: id,
	accountId: id,
	currency: currencyCode,
	amount: decimal,
	valueDate: isoDate,
	confirmedAt: isoInstant,
	channel: z.enum(['RTGS', 'NOSTRO', 'INTERNAL']),
	/** The trade and posting that it settles; null for a customer's payment. */
	tradeId: id.nullable(),
	postingId: id.nullable(),
	counterpartyId: id.nullable(),
	reference: z.string().max(140),
});
export type PaymentRecord = z.infer<typeof paymentRecord>;

const balance = { balanceId: id, entityId: id, version: z.int().min(1), at: isoInstant };

/** `balances`, key balanceId: what core banking and custody say the bank holds and owes; the higher version wins. */
export const balanceRecord = z.discriminatedUnion('kind', [
	/** Cash on an account at the start of the business day. */
	z.strictObject({ ...balance, kind: z.literal('OPENING_CASH'), accountId: id, currency: currencyCode, amount: decimal }),
	/** Securities in custody at the start of the business day; quantity in units or nominal, part of it encumbered. */
	z.strictObject({
		...balance,
		kind: z.literal('OPENING_SECURITY'),
		accountId: id,
		instrumentId: id,
		assetClass: z.enum(ASSET_CLASSES),
		quantity: decimal,
		encumbered: positiveDecimal,
	}),
	/** Deposits of one category, summed. */
	z.strictObject({
		...balance,
		kind: z.literal('DEPOSIT'),
		category: z.string().min(1),
		currency: currencyCode,
		amount: positiveDecimal,
		counterpartyType: z.enum(COUNTERPARTY_TYPES),
		stable: z.boolean(),
		insured: z.boolean(),
		operational: z.boolean(),
		/** The part that is insured, where not all of it is. */
		insuredAmount: positiveDecimal.optional(),
		/** The part that the operational service needs, where not all of it does. */
		operationalAmount: positiveDecimal.optional(),
		/** Null on demand. */
		maturityDate: isoDate.nullable(),
		earlyWithdrawal: z.boolean(),
	}),
	/** Undrawn committed facilities granted. */
	z.strictObject({
		...balance,
		kind: z.literal('FACILITY'),
		category: z.string().min(1),
		facility: z.enum(['CREDIT', 'LIQUIDITY']),
		currency: currencyCode,
		amount: positiveDecimal,
		counterpartyType: z.enum(COUNTERPARTY_TYPES),
		/** What was posted for it, may be used again and is not in the stock, at market value in the currency of the facility. */
		collateral: z
			.array(z.strictObject({ level: z.enum(HQLA_LEVELS), subclass: z.string().min(1), marketValue: positiveDecimal }))
			.optional(),
	}),
	/** The bank's own debt securities outstanding. */
	z.strictObject({
		...balance,
		kind: z.literal('OWN_DEBT'),
		category: z.string().min(1),
		currency: currencyCode,
		amount: positiveDecimal,
		maturityDate: isoDate,
	}),
	/** Loans granted: contractual payments due by `maturityDate`, fully performing. */
	z.strictObject({
		...balance,
		kind: z.literal('LOAN'),
		category: z.string().min(1),
		currency: currencyCode,
		amount: positiveDecimal,
		counterpartyType: z.enum(COUNTERPARTY_TYPES),
		/** Null: without an end. */
		maturityDate: isoDate.nullable(),
		/** Without an end, and the bank may ask for its money within 30 days. */
		onDemand: z.boolean().optional(),
	}),
	/** Any other amount that goes straight to a line of the LCR (trade finance, downgrade collateral, look-back …). */
	z.strictObject({
		...balance,
		kind: z.literal('FLOW'),
		category: z.string().min(1),
		side: z.enum(['OUTFLOW', 'INFLOW']),
		line: z.string().min(1),
		/** Where another rulebook has it elsewhere; null: it is no flow there. */
		lines: z.partialRecord(z.enum(RULEBOOK_IDS), z.string().min(1).nullable()).optional(),
		currency: currencyCode,
		amount: positiveDecimal,
		maturityDate: isoDate.nullable(),
	}),
]);
export type BalanceRecord = z.infer<typeof balanceRecord>;
