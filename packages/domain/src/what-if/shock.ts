import { z } from 'zod';
import { COUNTERPARTY_TYPES } from '../schema/vocabulary.ts';

/** Most shocks of one scenario. */
export const MAX_SHOCKS = 20;
/** Most notches that a rating can fall: from AAA to D. */
export const MAX_NOTCHES = 21;

const name = z.string().min(1).max(200);
const decimal = z.string().regex(/^\d{1,15}(\.\d{1,4})?$/, 'expected a decimal such as "12.5"');
const signed = z.string().regex(/^-?\d{1,3}(\.\d{1,4})?$/, 'expected a percentage such as "-20"');
const fall = signed.refine((text) => Number(text) >= -100, 'a price falls by 100 % at most');
const currency = z.string().regex(/^[A-Z]{3}$/, 'expected a currency such as "USD"');
/** Calendar days to the end; day 30 is inside the horizon. */
const days = z.int().min(1).max(3_650);
const level = z.enum(['1', '2A', '2B', 'none']);

/** Outflows of a line (`wholesale.non-financial`) or of a group (`NON_FINANCIAL`) run off at another rate. */
const runOff = z.strictObject({ kind: z.literal('run-off'), on: name, by: z.enum(['points', 'factor']), value: decimal });
/** Ratings fall by notches: of every security, of a level (`2B`), of a class (`2A.corporate`), of an issuer (`issuer:BANK`), or of one security (`id:KEY`). */
const ratings = z.strictObject({ kind: z.literal('ratings'), on: name, notches: z.int().min(1).max(MAX_NOTCHES) });
/** Prices move: of what a fall of ratings may be of. */
const prices = z.strictObject({ kind: z.literal('prices'), on: name, percent: fall });
/** A currency moves against the reporting currency. */
const fx = z.strictObject({
	kind: z.literal('fx'),
	currency,
	percent: signed.refine((text) => Number(text) > -100, 'a rate stays above zero'),
});
/** An undrawn facility is drawn in cash: one of them (`id:KEY`) or those of a line. */
const facility = z.strictObject({ kind: z.literal('facility'), on: name, amount: decimal, currency });
/** A counterparty fails: what it owes does not come in, and what it issued is no HQLA any more. */
const counterparty = z.strictObject({ kind: z.literal('counterparty'), party: name });
/** A trade is done and settled at once. */
const security = { level, subclass: z.string().max(60).optional(), marketValue: decimal, currency };
const trade = z.discriminatedUnion('trade', [
	z.strictObject({ kind: z.literal('trade'), trade: z.literal('buy'), ...security }),
	z.strictObject({ kind: z.literal('trade'), trade: z.literal('sell'), ...security }),
	z.strictObject({
		kind: z.literal('trade'),
		trade: z.literal('repo'),
		...security,
		cash: decimal,
		days,
		counterparty: z.enum(COUNTERPARTY_TYPES),
	}),
	z.strictObject({ kind: z.literal('trade'), trade: z.literal('reverse-repo'), ...security, cash: decimal, days }),
	z.strictObject({ kind: z.literal('trade'), trade: z.literal('borrow'), line: name, amount: decimal, currency, days }),
	z.strictObject({ kind: z.literal('trade'), trade: z.literal('lend'), line: name, amount: decimal, currency, days }),
]);

/** One assumption of a scenario; percentages, factors and amounts in major units are decimals, as exact texts. */
export const shockSchema = z.discriminatedUnion('kind', [runOff, ratings, prices, fx, facility, counterparty, trade]);
/** A scenario: shocks in the order in which they happen. */
export const shocksSchema = z.array(shockSchema).max(MAX_SHOCKS);

export type Shock = z.infer<typeof shockSchema>;
export type RunOffShock = z.infer<typeof runOff>;
export type RatingsShock = z.infer<typeof ratings>;
export type PricesShock = z.infer<typeof prices>;
export type FxShock = z.infer<typeof fx>;
export type FacilityShock = z.infer<typeof facility>;
export type CounterpartyShock = z.infer<typeof counterparty>;
export type TradeShock = z.infer<typeof trade>;
