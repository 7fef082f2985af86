import { instrumentRecord, type ParsedBalance } from '@tideline/domain';
import { expect, test } from 'vitest';
import { referenceInputs } from '../fold/reference.fixture.ts';
import { causeOf, type Known } from './cause-of.ts';

const NOTHING: Known = { balance: () => undefined, instrument: () => undefined, assetClass: () => undefined };
const BOND = referenceInputs().flatMap((input) => (input.kind === 'instrument' ? [input.record] : []))[0];
const DEPOSIT = { kind: 'DEPOSIT', balanceId: 'B', amount: 100 } as unknown as ParsedBalance;

test.each(instrumentRecord.shape.kind.options)('a price of a %s has a cause', (kind) => {
	const known = { ...NOTHING, instrument: () => ({ ...BOND, kind }) as ReturnType<Known['instrument']> };
	const price = { kind: 'price-gone', instrumentId: 'I' } as Parameters<typeof causeOf>[0];
	expect(causeOf(price, known)).toMatchObject({ group: 'PRICE', code: 'PRICE' });
});

test.each([
	['more of a deposit', 101, { group: 'CUSTOMER', code: 'IN' }],
	['less of it', 99, { group: 'CUSTOMER', code: 'OUT' }],
	['the same of it on other terms', 100, { group: 'BALANCE', code: 'CHANGED' }],
])('%s', (_, amount, cause) => {
	const balance = { ...DEPOSIT, amount } as ParsedBalance;
	expect(causeOf({ kind: 'balance', balance } as Parameters<typeof causeOf>[0], { ...NOTHING, balance: () => DEPOSIT })).toMatchObject(
		cause,
	);
});
