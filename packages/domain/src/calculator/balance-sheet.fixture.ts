/** A document of the file's form as a test builds it: anything may be put in or left out. */
export type Draft = Record<string, unknown>;

const HEAD = { version: 1, rulebook: 'basel', calculationDate: '2026-11-20', reportingCurrency: 'USD', fxRates: { EUR: '1.0850' } };

export const asset = (rest: Draft = {}): Draft => ({ id: 's', level: '1', subclass: 'reserves', marketValue: '100.00', ...rest });
export const flow = (line: string, amount: string, rest: Draft = {}): Draft => ({ id: 'f', line, amount, ...rest });
export const repo = (rest: Draft = {}): Draft => ({
	...{ id: 'r', kind: 'repo', cash: '50.00', maturityDate: '2026-11-27', counterparty: 'BANK' },
	...{ given: { level: '2A', subclass: 'corporate', marketValue: '60.00' }, ...rest },
});

/** 100 of reserves against 50 of outflows under Basel, and what a test changes. */
export function balanceSheet(rest: Draft = {}): Draft {
	return { ...HEAD, stock: [asset()], outflows: [flow('own-debt', '50.00')], inflows: [], secured: [], ...rest };
}
