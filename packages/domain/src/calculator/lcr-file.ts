import { z } from 'zod';
import { COUNTERPARTY_TYPES, RULEBOOK_IDS } from '../schema/vocabulary.ts';

/** The shape of a balance-sheet file, version 1; docs/lcr-file.md says what the fields mean. */
const text = z.string({ error: 'expected a text' });
const decimal = z.union([z.string(), z.number()], { error: 'expected a decimal such as "100.00"' }).transform(String);
const date = z.string({ error: 'expected a date such as "2026-11-20"' });
const code = z.string({ error: 'expected a currency such as "USD"' });
const flag = z.boolean({ error: 'expected true or false' });
/** Entries are read one by one, so that what is wrong with one does not hide what is wrong with another. */
const list = z.array(z.unknown(), { error: 'expected a list' });
const entry = <T extends z.ZodRawShape>(shape: T) =>
	z.strictObject(shape, { error: (issue) => (issue.code === 'invalid_type' ? 'expected an object' : undefined) });

/** What a security is, for the stock and for collateral. */
const security = {
	level: z.enum(['1', '2A', '2B', 'none'], { error: 'expected "1", "2A", "2B" or "none"' }),
	subclass: text.optional(),
	marketValue: decimal,
	currency: code.optional(),
};
const stockItem = entry({ id: text, ...security, eligible: flag.optional(), encumbered: decimal.optional() });
const flow = {
	id: text,
	line: text,
	amount: decimal,
	currency: code.optional(),
	maturityDate: date.optional(),
	open: flag.optional(),
	rate: decimal.optional(),
};
const outflow = entry(flow);
const inflow = entry({ ...flow, cap: z.enum(['75', '90', 'exempt'], { error: 'expected "75", "90" or "exempt"' }).optional() });
const collateral = entry(security);
const secured = entry({
	id: text,
	kind: z.enum(['repo', 'reverse-repo', 'collateral-swap']),
	cash: decimal.optional(),
	currency: code.optional(),
	maturityDate: date.optional(),
	open: flag.optional(),
	counterparty: z.enum(COUNTERPARTY_TYPES).optional(),
	given: collateral.optional(),
	received: collateral.optional(),
});

export const lcrFileSchema = entry({
	version: z.literal(1, { error: 'expected 1, the only version' }),
	rulebook: z.enum(RULEBOOK_IDS),
	calculationDate: date,
	reportingCurrency: code,
	fxRates: z.record(z.string(), decimal, { error: 'expected an object' }).optional(),
	outflowAdjustment: decimal.optional(),
	stock: list,
	outflows: list,
	inflows: list,
	secured: list.optional(),
});

/** The entries of each list. */
export const ENTRIES = { stock: stockItem, outflows: outflow, inflows: inflow, secured } as const;

export type LcrFile = z.infer<typeof lcrFileSchema>;
export type FileStockItem = z.infer<typeof stockItem>;
export type FileFlow = z.infer<typeof inflow>;
export type FileSecured = z.infer<typeof secured>;
export type FileCollateral = z.infer<typeof collateral>;

/** The fields that an entry may have, by the lists and fields that lead to it. */
export const FIELDS: Readonly<Record<string, readonly string[]>> = {
	'': Object.keys(lcrFileSchema.shape),
	stock: Object.keys(stockItem.shape),
	outflows: Object.keys(outflow.shape),
	inflows: Object.keys(inflow.shape),
	secured: Object.keys(secured.shape),
	'secured.given': Object.keys(collateral.shape),
	'secured.received': Object.keys(collateral.shape),
};
