import { type BalanceOf, minor, parseDay, price, quantity, type Trade } from '@tideline/domain';
import { referenceInputs } from '@tideline/engine/fixtures';
import { describe, expect, it, vi } from 'vitest';
import { contractualBook } from '../ladder/contractual-book.ts';
import { lcrItems } from './lcr-items.ts';
import { bothRead, codecs, type TwoReaders } from './two-readers.fixture.ts';

const DATE = parseDay('2026-11-20');
const AT = Date.parse('2026-11-20T06:00:00Z');

type Input = ReturnType<typeof referenceInputs>[number];

const trade = (tradeId: string, terms: object): Input => ({
	kind: 'trade',
	trade: {
		...{ tradeId, version: 1, lifecycle: 'NEW', entityId: 'LDN', book: 'B', counterpartyId: 'C0', sourceSystem: 'S', late: false },
		...{ tradeDate: DATE, settlementDate: DATE, valueDate: DATE, maturityDate: null, eventTime: AT, receiveTime: AT },
		...{ source: { topic: 'oms.test', partition: 0, offset: 0 }, ...terms },
	} as unknown as Trade,
});
const exchange = {
	...{ buyCurrency: 'GBP', buyAmount: 100, buyAccountId: 'LDN-NOSTRO-GBP', valueDate: DATE },
	...{ sellCurrency: 'USD', sellAmount: 120, sellAccountId: 'LDN-NOSTRO-USD', rate: '1.2' },
};
const bought = {
	...{ side: 'BUY', instrumentId: 'I15', quantity: quantity(100_0000), price: price(98_000_000), currency: 'GBP', accrued: 0 },
	...{ cashAmount: 9_800, cashAccountId: 'LDN-NOSTRO-GBP', custodyAccountId: 'LDN-CUSTODY' },
};
const purchase = trade('B-1', { assetClass: 'BOND', details: bought });
const threeLegs = trade('FX', { assetClass: 'FX', details: { product: 'SWAP', legs: [exchange, exchange, exchange] } });
const flow: BalanceOf<'FLOW'> = {
	...{ balanceId: 'nowhere', entityId: 'LDN', version: 1, at: AT, kind: 'FLOW', category: 'F', side: 'OUTFLOW', line: 'no.such-line' },
	...{ currency: 'GBP', amount: minor(1), maturityDate: DATE },
} as BalanceOf<'FLOW'>;
const opening: Input = {
	kind: 'balance',
	balance: {
		...{ balanceId: 'cash', entityId: 'LDN', version: 1, at: AT, kind: 'OPENING_CASH', accountId: 'LDN-NOSTRO-GBP', currency: 'GBP' },
		amount: minor(5),
	},
};
const bank = (...inputs: Input[]) =>
	bothRead([...referenceInputs(), opening, { kind: 'fx', currency: 'GBP', usd: '1.25', at: AT }, ...inputs]);

/** Both books of the latest ratio of London: their ids, and what was left out. */
async function read({ projection }: TwoReaders) {
	const lcr = projection.tables.latest('lcr', 'LDN', 'LDN');
	if (lcr === undefined) throw new Error('no ratio');
	const leftOut: string[] = [];
	const deps = { codecs, projection, events: { itemLeftOut: (kind: string, id: string) => void leftOut.push(`${kind} ${id}`) } };
	const items = await lcrItems(lcr, deps);
	const { flows } = await contractualBook(lcr, deps);
	return { items: items.map(({ id }) => id), flows: flows.map(({ item }) => item.id), leftOut };
}

describe('what is behind a ratio', () => {
	it('leaves out what the fold sets aside, tells it, and looks at it again the next time', async () => {
		const readers = bank(purchase, threeLegs, { kind: 'balance', balance: flow });
		const first = await read(readers);
		expect(first.items).toEqual(['LDN-NOSTRO-GBP', 'B-1']);
		expect(first.leftOut.filter((item) => item === 'TRADE FX')).toHaveLength(2);
		expect(first.leftOut).toContain('BALANCE nowhere');
		expect(await read(readers)).toEqual(first);
	});

	it('is not known when this program is at fault, and loses no trade by it', async () => {
		const readers = bank(purchase);
		const before = await read(readers);
		expect(before.items).toContain('B-1');
		const fault = vi.spyOn(readers.projection.confirmations, 'hasAt').mockImplementation(() => {
			throw new TypeError('a fault');
		});
		await expect(read(readers)).rejects.toThrow('a fault');
		fault.mockRestore();
		expect(await read(readers)).toEqual(before);
	});
});
