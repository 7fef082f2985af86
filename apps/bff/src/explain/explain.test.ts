import { addDays, minor, parseDay, price, quantity, type Trade } from '@tideline/domain';
import { referenceInputs } from '@tideline/engine/fixtures';
import { describe, expect, it } from 'vitest';
import { lcrItems } from '../book/lcr-items.ts';
import { bothRead, codecs, quiet, type TwoReaders } from '../book/two-readers.fixture.ts';
import { PAYMENT_PAGE } from '../project/payment-run.ts';
import { balanceConditions } from './balance-conditions.ts';
import { explain } from './explain.ts';

const DATE = parseDay('2026-11-20');
const AT = Date.parse('2026-11-20T06:00:00Z');
/** A bond of a central bank, in pounds. */
const HOLDING = { instrumentId: 'I15', accountId: 'LDN-CUSTODY' } as const;

type Input = ReturnType<typeof referenceInputs>[number];

const opening: Extract<Input, { kind: 'balance' }> = {
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

const OPENED: Input = {
	kind: 'balance',
	balance: {
		...{ balanceId: 'cash', entityId: 'LDN', version: 1, at: AT, kind: 'OPENING_CASH', accountId: 'LDN-CENTRAL_BANK-GBP' },
		...{ currency: 'GBP', amount: minor(100_000) },
	},
};
const paid = (paymentId: string, amount: number): Input => ({
	...{ kind: 'payment', paymentId, accountId: 'LDN-CENTRAL_BANK-GBP', currency: 'GBP', amount, valueDate: DATE, confirmedAt: AT + 60_000 },
	...{ tradeId: null, postingId: null },
});

/** Opens the first row of a kind behind a line of the stock, and the first of what it is made of, or the one named. */
async function opened(
	{ projection }: TwoReaders,
	kind: 'POSITION' | 'ACCOUNT',
	named: { entry?: string; before?: string; limit?: number } = {},
) {
	const lcr = projection.tables.latest('lcr', 'LDN', 'LDN');
	if (lcr === undefined) throw new Error('no ratio');
	const deps = { codecs, projection, events: quiet };
	const book = { lcr, items: await lcrItems(lcr, deps) };
	const asked = { limit: named.limit ?? 10, ...(named.before === undefined ? {} : { before: named.before }) };
	for (const { id: line, side } of explain(book, asked, deps).lines) {
		const holder = explain(book, { ...asked, line }, deps).line?.rows.find((row) => row.kind === kind);
		if (side !== 'STOCK' || holder === undefined) continue;
		const entry = named.entry ?? explain(book, { ...asked, line, holder: holder.id }, deps).holder?.rows[0]?.id;
		return explain(book, { ...asked, line, holder: holder.id, entry }, deps);
	}
	throw new Error(`no ${kind} in the stock`);
}

const partsOf = async (readers: TwoReaders, kind: 'POSITION' | 'ACCOUNT') => (await opened(readers, kind)).holder;

const bank = (...inputs: Input[]) => bothRead([...referenceInputs(), opening, worth, pounds, OPENED, ...inputs]);

describe('the parts of a holding', () => {
	it('are those of the calculation date of the ratio, when the next business day has begun since', async () => {
		const readers = bank({ kind: 'trade', trade: sale });
		const before = await partsOf(readers, 'POSITION');
		expect(before?.rows.map(({ kind }) => kind)).toEqual(['OPENING']);
		readers.write({ kind: 'business-day', entityId: 'LDN', date: addDays(DATE, 1), openedAt: AT + 86_400_000 });
		readers.show();
		expect(await partsOf(readers, 'POSITION')).toEqual(before);
	});

	it('do not tie when no record accounts for one of them, which has a row of its own', async () => {
		const readers = bank();
		expect((await partsOf(readers, 'POSITION'))?.ties).toBe(true);
		const [position] = readers.projection.tables.latestRows('positions', 'LDN');
		if (position === undefined) throw new Error('no position');
		const settled = quantity(position.settled + 7_0000);
		readers.projection.putPosition(position.key, { ...position, settled });
		const parts = await partsOf(readers, 'POSITION');
		expect(parts?.ties).toBe(false);
		expect(parts?.rows.map(({ kind, quantity: of }) => [kind, of])).toContainEqual(['OTHER', 7_0000]);
		readers.projection.putPosition(position.key, { ...position, encumberedQuantity: quantity(5_0000) });
		const tied = await partsOf(readers, 'POSITION');
		expect(tied?.ties).toBe(false);
		expect(tied?.rows.map(({ kind, quantity: of }) => [kind, of])).toContainEqual(['OTHER', -5_0000]);
	});

	it('say what was given beyond what is held, which is no gap', async () => {
		const bought = {
			...sale,
			settlementDate: DATE,
			valueDate: DATE,
			details: { ...sale.details, quantity: quantity(1_200_0000) },
		} as Trade;
		const parts = await partsOf(bank({ kind: 'trade', trade: bought }), 'POSITION');
		expect(parts?.ties).toBe(true);
		expect(parts?.rows.map(({ kind, quantity: of }) => [kind, of])).toContainEqual(['BEYOND_HELD', 200_0000]);
	});

	it('do not tie when collateral received is in the figure and in no trade', async () => {
		const readers = bank();
		const [position] = readers.projection.tables.latestRows('positions', 'LDN');
		if (position === undefined) throw new Error('no position');
		expect(position).toMatchObject({ received: 0, givenBeyondHeld: 0 });
		readers.projection.putPosition(position.key, { ...position, received: quantity(3_0000) });
		const parts = await partsOf(readers, 'POSITION');
		expect(parts?.ties).toBe(false);
		expect(parts?.rows.map(({ kind, quantity: of }) => [kind, of])).toContainEqual(['OTHER', 3_0000]);
		const { received: _received, ...older } = position;
		readers.projection.putPosition(position.key, older);
		expect((await partsOf(readers, 'POSITION'))?.ties).toBe(true);
	});
});

describe('the rule of a position', () => {
	it('has the share that counts as a decimal', async () => {
		expect((await opened(bank(), 'POSITION')).entry?.rule).toMatchObject({ ruleId: 'basel.1.sovereign', rate: '1' });
		const corporate = { ...opening, balance: { ...opening.balance, instrumentId: 'I1' } } as Input;
		const quoted = { ...worth, instrumentId: 'I1', currency: 'USD' } as Input;
		const { entry } = await opened(bothRead([...referenceInputs(), corporate, quoted, pounds]), 'POSITION');
		expect(entry?.rule).toMatchObject({ ruleId: 'basel.2a.corporate', rate: '0.85' });
	});
});

describe('the parts of an account', () => {
	it('are its opening and the payments that the ratio counts, not those that came since', async () => {
		const readers = bank(paid('P-1', 5_000), paid('P-2', -3_000));
		readers.write(paid('P-3', 700));
		readers.show();
		const parts = await partsOf(readers, 'ACCOUNT');
		expect(parts?.ties).toBe(true);
		expect(parts?.rows.map(({ id, own }) => [id, own?.amount])).toEqual([
			['opening', 100_000],
			['payment@P-1', 5_000],
			['payment@P-2', -3_000],
		]);
	});

	it('do not tie when no payment accounts for one of them', async () => {
		const readers = bank(paid('P-1', 5_000));
		const [cash] = [...readers.projection.tables.latestRows('cash', 'LDN')].filter(({ current }) => current !== 0);
		if (cash === undefined) throw new Error('no account');
		readers.projection.apply({ kind: 'cash', key: cash.accountId, value: { ...cash, opening: minor(cash.opening - 40) } });
		const parts = await partsOf(readers, 'ACCOUNT');
		expect(parts?.ties).toBe(false);
		expect(parts?.rows.map(({ kind, own }) => [kind, own?.amount])).toContainEqual(['OTHER', 40]);
	});
});

describe('the payments of an account that has more than a page of them', () => {
	const COUNT = 2 * PAYMENT_PAGE + 50;
	const NOTHING_LEFT_OUT = COUNT;
	const many = Array.from({ length: COUNT }, (_, index) => paid(`P-${index}`, index % 2 === 0 ? index + 1 : -index));
	const page = async (readers: TwoReaders, before: string | null) => {
		const level = (await opened(readers, 'ACCOUNT', { limit: NOTHING_LEFT_OUT, ...(before === null ? {} : { before }) })).holder;
		if (level === null) throw new Error('no account');
		const part = (kind: string) => level.rows.find((row) => row.kind === kind);
		const payments = level.rows.filter(({ kind }) => kind === 'PAYMENT');
		return { level, payments, later: part('LATER_PAYMENTS'), earlier: part('EARLIER_PAYMENTS') };
	};

	it('are reached page by page, down to the first message, and back; every page comes to the balance', async () => {
		const readers = bank(...many);
		const reached: string[] = [];
		const pages: (string | null)[] = [null];
		for (const before of pages) {
			const { level, payments, later, earlier } = await page(readers, before);
			expect(level.ties).toBe(true);
			expect(level.rows.reduce((sum, { weighted }) => sum + weighted, 0)).toBe(level.of.weighted);
			expect(level.rows.reduce((sum, { own }) => sum + (own?.amount ?? 0), 0)).toBe(level.of.amount);
			expect(payments.every(({ source }) => source?.topic === 'payments')).toBe(true);
			// Up leads to the page that this one was reached from.
			expect(later?.opens).toEqual(before === null ? undefined : { before: pages.at(-2) });
			reached.push(...payments.map(({ id }) => id));
			if (earlier?.opens) pages.push(earlier.opens.before);
		}
		expect(pages).toHaveLength(3);
		expect(reached.sort()).toEqual(many.map((_, index) => `payment@P-${index}`).sort());
	});

	it('open each under the page that it is on, with its message', async () => {
		const readers = bank(...many);
		const before = `P-${PAYMENT_PAGE}`;
		const { entry } = await opened(readers, 'ACCOUNT', { before, entry: 'payment@P-7' });
		expect(entry?.of.source).toMatchObject({ topic: 'payments', offset: 7 });
		expect((await opened(readers, 'ACCOUNT', { entry: 'payment@P-7' })).entry).toBeNull();
	});

	it('stay the same page while newer ones come', async () => {
		const readers = bank(...many);
		const before = `P-${PAYMENT_PAGE}`;
		const first = await page(readers, before);
		readers.write(paid('P-NEW', 1));
		readers.show();
		readers.publish(readers.length, { ratios: true });
		const then = await page(readers, before);
		expect(then.payments.map(({ id }) => id).sort()).toEqual(first.payments.map(({ id }) => id).sort());
		expect(then.later?.own?.amount).toBe((first.later?.own?.amount ?? 0) + 1);
	});

	it('are the newest where none has the id that is asked for, and earlier ones stay a part when they come to nothing', async () => {
		const even = Array.from({ length: 2 * PAYMENT_PAGE }, (_, index) => paid(`E-${index}`, index % 2 === 0 ? 5 : -5));
		const { earlier, later } = await page(bank(...even), 'NO-SUCH');
		expect(later).toBeUndefined();
		expect(earlier).toMatchObject({ own: { amount: 0 }, opens: { before: `E-${PAYMENT_PAGE}` } });
	});
});

describe('the rule of an account', () => {
	it('tells what its line is chosen by, and nothing of a trade that a payment over it settles', async () => {
		const settling = { ...paid('P-1', 5_000), tradeId: 'S-1', postingId: 'S-1/cash' } as Input;
		const { entry } = await opened(bank({ kind: 'trade', trade: sale }, settling), 'ACCOUNT', { entry: 'payment@P-1' });
		expect(entry?.of.tradeId).toBe('S-1');
		expect(entry?.rule?.conditions).toEqual([
			{ text: 'no contractual day', value: 'held, on demand or open', met: true },
			{ text: 'account', value: 'CENTRAL_BANK', met: true },
			{ text: 'operational', value: 'no', met: true },
			{ text: 'balance', value: '1050.00 GBP', met: true },
		]);
	});
});

describe('the rule of a flow', () => {
	const deposit = {
		...{ balanceId: 'deposit', entityId: 'LDN', version: 1, at: AT, kind: 'DEPOSIT', category: 'Funds', currency: 'GBP' },
		...{ amount: minor(500_000), counterpartyType: 'OTHER_FI', stable: false, insured: false, operational: true },
		...{ maturityDate: null, earlyWithdrawal: false },
	} as unknown as Extract<Input, { kind: 'balance' }>['balance'];

	it('tells what core banking says of a deposit that its line is chosen by', async () => {
		const inPart = { ...deposit, operationalAmount: minor(200_000) } as typeof deposit;
		expect(balanceConditions(inPart)).toEqual([
			{ text: 'counterparty type', value: 'OTHER_FI', met: true },
			{ text: 'stable', value: 'no', met: true },
			{ text: 'insured', value: 'no', met: true },
			{ text: 'operational', value: '2000.00 GBP of it', met: true },
			{ text: 'early withdrawal', value: 'no', met: true },
		]);
		const { projection } = bothRead([...referenceInputs(), { kind: 'balance', balance: deposit }, OPENED, pounds]);
		const lcr = projection.tables.latest('lcr', 'LDN', 'LDN');
		if (lcr === undefined) throw new Error('no ratio');
		const deps = { codecs, projection, events: quiet };
		const book = { lcr, items: await lcrItems(lcr, deps) };
		const line = explain(book, { limit: 10 }, deps).lines.find(({ side }) => side === 'OUTFLOW')?.id;
		const asked = { limit: 10, line, holder: 'balance:deposit' };
		const entry = explain(book, asked, deps).holder?.rows[0]?.id;
		expect(explain(book, { ...asked, entry }, deps).entry?.rule?.conditions).toEqual(expect.arrayContaining(balanceConditions(deposit)));
	});
});
