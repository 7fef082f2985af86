import { addDays, parseDay, price, quantity, type Trade } from '@tideline/domain';
import { referenceInputs } from '@tideline/engine/fixtures';
import { describe, expect, it } from 'vitest';
import { lcrItems } from '../book/lcr-items.ts';
import { bothRead, codecs, type TwoReaders } from '../book/two-readers.fixture.ts';
import { explain } from './explain.ts';

const DATE = parseDay('2026-11-20');
const AT = Date.parse('2026-11-20T06:00:00Z');
/** A bond of a central bank, in pounds. */
const HOLDING = { instrumentId: 'I15', accountId: 'LDN-CUSTODY' } as const;

type Input = ReturnType<typeof referenceInputs>[number];

const opening: Input = {
	kind: 'balance',
	balance: {
		...{ balanceId: 'opening', entityId: 'LDN', version: 1, at: AT, kind: 'OPENING_SECURITY', ...HOLDING, assetClass: 'BOND' },
		...{ quantity: quantity(1_000_0000), encumbered: quantity(0) },
	},
};
const worth: Input = { kind: 'price', instrumentId: HOLDING.instrumentId, price: price(98_000_000), currency: 'GBP', at: AT };
const pounds: Input = { kind: 'fx', currency: 'GBP', usd: '1.2345', at: AT };

/** Delivered against money a day after the horizon: nothing has left until the calculation date moves. */
const sale = {
	...{ tradeId: 'S-1', version: 1, lifecycle: 'NEW', entityId: 'LDN', book: 'B', counterpartyId: 'C0', sourceSystem: 'S' },
	...{ tradeDate: DATE, settlementDate: addDays(DATE, 31), valueDate: addDays(DATE, 31), maturityDate: null, late: false },
	...{ source: { topic: 'oms.test', partition: 0, offset: 0 }, eventTime: AT, receiveTime: AT, assetClass: 'BOND' },
	details: {
		...{ side: 'SELL', instrumentId: HOLDING.instrumentId, quantity: quantity(100_0000), price: price(98_000_000), currency: 'GBP' },
		...{ cashAmount: 9_800, cashAccountId: 'LDN-NOSTRO-GBP', custodyAccountId: HOLDING.accountId, accrued: 0 },
	},
} as unknown as Trade;

/** The parts of the only position of London. */
async function partsOf({ projection }: TwoReaders) {
	const lcr = projection.tables.latest('lcr', 'LDN', 'LDN');
	if (lcr === undefined) throw new Error('no ratio');
	const deps = { codecs, projection };
	const items = await lcrItems(lcr, deps);
	const asked = { limit: 10 };
	const [line] = explain({ lcr, items }, asked, deps).lines.filter(({ side }) => side === 'STOCK');
	const [holder] = explain({ lcr, items }, { ...asked, line: line?.id }, deps).line?.rows ?? [];
	return explain({ lcr, items }, { ...asked, line: line?.id, holder: holder?.id }, deps).holder;
}

describe('the parts of a holding', () => {
	it('are those of the calculation date of the ratio, when the next business day has begun since', async () => {
		const readers = bothRead([...referenceInputs(), opening, worth, pounds, { kind: 'trade', trade: sale }]);
		const before = await partsOf(readers);
		expect(before?.rows.map(({ kind }) => kind)).toEqual(['OPENING']);
		readers.write({ kind: 'business-day', entityId: 'LDN', date: addDays(DATE, 1), openedAt: AT + 86_400_000 });
		readers.show();
		expect(await partsOf(readers)).toEqual(before);
	});
});
