import { addDays, minor, type OverrideProposal, parseDay, price, quantity, type RepoDetails, type Trade } from '@tideline/domain';
import { referenceInputs } from '@tideline/engine/fixtures';
import { describe, expect, it } from 'vitest';
import { lcrItems } from '../book/lcr-items.ts';
import { bothRead, codecs, quiet } from '../book/two-readers.fixture.ts';
import { explain } from './explain.ts';

type Input = ReturnType<typeof referenceInputs>[number];

const DATE = parseDay('2026-11-20');
const AT = Date.parse('2026-11-20T06:00:00Z');
/** A bond of a central bank, in pounds. */
const HOLDING = { instrumentId: 'I15', accountId: 'LDN-CUSTODY' } as const;

const held: Input = {
	kind: 'balance',
	balance: {
		...{ balanceId: 'opening', entityId: 'LDN', version: 1, at: AT, kind: 'OPENING_SECURITY', ...HOLDING, assetClass: 'BOND' },
		...{ quantity: quantity(1_000_0000), encumbered: quantity(0) },
	},
};
const worth: Input = { kind: 'price', instrumentId: HOLDING.instrumentId, price: price(98_000_000), currency: 'GBP', at: AT };
const pounds: Input = { kind: 'fx', currency: 'GBP', usd: '1.2345', at: AT };
const nostro: Input = {
	kind: 'balance',
	balance: {
		...{ balanceId: 'cash', entityId: 'LDN', version: 1, at: AT, kind: 'OPENING_CASH', accountId: 'LDN-NOSTRO-GBP' },
		...{ currency: 'GBP', amount: minor(100_000) },
	},
};

const trade = (tradeId: string, terms: object): Input => ({
	kind: 'trade',
	trade: {
		...{ tradeId, version: 1, lifecycle: 'NEW', entityId: 'LDN', book: 'B', counterpartyId: 'C0', sourceSystem: 'S', late: false },
		...{ source: { topic: 'oms.test', partition: 0, offset: 0 }, eventTime: AT, receiveTime: AT, tradeDate: DATE, ...terms },
	} as unknown as Trade,
});
const sale = trade('S-1', {
	...{ assetClass: 'BOND', settlementDate: addDays(DATE, 2), valueDate: addDays(DATE, 2), maturityDate: null },
	details: {
		...{ side: 'SELL', instrumentId: HOLDING.instrumentId, quantity: quantity(100_0000), price: price(98_000_000), currency: 'GBP' },
		...{ cashAmount: 9_800, cashAccountId: 'LDN-NOSTRO-GBP', custodyAccountId: HOLDING.accountId, accrued: 0 },
	},
});
const repo: RepoDetails = {
	...{ side: 'REPO', currency: 'GBP', cashAmount: minor(9_800), repurchaseAmount: minor(9_801), repoRate: '4.15', rehypothecable: true },
	...{ cashAccountId: 'LDN-NOSTRO-GBP', collateralInstrumentId: HOLDING.instrumentId, collateralQuantity: quantity(100_0000) },
	collateralAccountId: HOLDING.accountId,
};
const started: Input[] = [
	trade('R-1', { assetClass: 'REPO', settlementDate: DATE, valueDate: DATE, maturityDate: addDays(DATE, 7), details: repo }),
	{
		...{ kind: 'payment', paymentId: 'P-1', accountId: 'LDN-NOSTRO-GBP', currency: 'GBP', amount: minor(9_800), valueDate: DATE },
		...{ confirmedAt: AT + 60_000, tradeId: 'R-1', postingId: 'start-cash' },
	},
];

function override(target: Pick<OverrideProposal, 'targetKind' | 'targetId'>, sets: Partial<OverrideProposal>): Input {
	const nothing = { assetClass: null, level: null, subclass: null, eligible: null, encumbered: null, flowLine: null };
	const window = { effectiveFrom: AT, expiresAt: AT + 86_400_000 };
	const proposal: OverrideProposal = { ...target, entityId: null, ...nothing, ...sets, reasonCode: 'OTHER', comment: '', ...window };
	const event = { overrideId: 'OV-1', actor: 'ann', actorRole: 'analyst', from: 'test', approval: 'NOT_REQUIRED', comment: '' } as const;
	return { kind: 'override', event: { ...event, kind: 'SUBMITTED', at: AT, proposal } };
}

/** Opens a line down to the first entry behind it. */
async function entryOn(line: string, ...inputs: Input[]) {
	const { projection } = bothRead([...referenceInputs(), worth, pounds, ...inputs]);
	const lcr = projection.tables.latest('lcr', 'LDN', 'LDN');
	if (lcr === undefined) throw new Error('no ratio');
	const deps = { codecs, projection, events: quiet };
	const book = { lcr, items: await lcrItems(lcr, deps) };
	const asked = { limit: 10, line };
	const holder = explain(book, asked, deps).line?.rows[0]?.id;
	const entry = explain(book, { ...asked, holder }, deps).holder?.rows[0]?.id;
	const opened = explain(book, { ...asked, holder, entry }, deps);
	expect(opened.holder?.ties).toBe(true);
	return opened.entry;
}

const ofBond = { targetKind: 'INSTRUMENT', targetId: HOLDING.instrumentId } as const;
const corporate = { level: 'LEVEL_2A', subclass: 'corporate' } as const;

describe('an entry under an override', () => {
	it('of a position has the class that counts, the override, and the class that it was booked in', async () => {
		const entry = await entryOn('stock:2A.corporate', held, override(ofBond, corporate));
		expect(entry?.of.overrideId).toBe('OV-1');
		expect(entry?.rule).toMatchObject({ ruleId: 'basel.2a.corporate', rate: '0.85' });
		expect(entry?.booked).toMatchObject({ line: 'stock:1.sovereign', rule: { ruleId: 'basel.1.sovereign', rate: '1' } });
	});

	it('of a trade has the line that the override names, and its own', async () => {
		const entry = await entryOn(
			'inflow:other.contractual',
			held,
			sale,
			override({ targetKind: 'TRADE', targetId: 'S-1' }, { flowLine: 'other.contractual' }),
		);
		expect(entry?.of).toMatchObject({ tradeId: 'S-1', overrideId: 'OV-1' });
		expect(entry?.rule?.conditions).toContainEqual({ text: 'decided by override', value: 'OV-1', met: true });
		expect(entry?.booked).toMatchObject({ line: 'inflow:unsettled.sale', rule: { ruleId: 'basel.unsettled.sale' } });
		expect(entry?.booked?.rule.conditions.map(({ text }) => text)).not.toContain('decided by override');
	});

	it('of a deal on collateral that is overridden has the line of the level that counts, and that of the one it was booked in', async () => {
		const entry = await entryOn('outflow:secured.level2a', held, nostro, ...started, override(ofBond, corporate));
		expect(entry?.of).toMatchObject({ tradeId: 'R-1', overrideId: 'OV-1' });
		expect(entry?.booked).toMatchObject({ line: 'outflow:secured.level1', rule: { rate: '0' } });
	});

	it('of an account has the line of its counterparty’s override, and its own', async () => {
		const entry = await entryOn(
			'inflow:other.contractual',
			nostro,
			override({ targetKind: 'COUNTERPARTY', targetId: 'C1' }, { flowLine: 'other.contractual' }),
		);
		expect(entry?.of.overrideId).toBe('OV-1');
		expect(entry?.booked?.line).toMatch(/^inflow:wholesale\./);
	});

	it('has nothing beside it where none is in force', async () => {
		const entry = await entryOn('stock:1.sovereign', held);
		expect([entry?.of.overrideId, entry?.booked]).toEqual([null, null]);
	});
});
