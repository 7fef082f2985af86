import { MAX_AMOUNT } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { documentedExamples, logRecord, RECEIVED_AT, referenceIndex, withFields, withTags } from './desk-messages.fixture.ts';
import { normalise } from './normalise.ts';

const reference = referenceIndex();
const examples = documentedExamples();
const example = (topic: string): string => examples.get(topic) ?? expect.fail(`no example of ${topic} in docs/desk-messages.md`);

function trade(topic: string, message: string, timestamp = RECEIVED_AT) {
	const result = normalise(logRecord(topic, message, { timestamp }), reference);
	if (result.kind === 'rejected') expect.fail(`${result.rejected.reason} ${result.rejected.path}: ${result.rejected.message}`);
	return result;
}

describe('the examples of docs/desk-messages.md', () => {
	it('are all there', () => {
		expect([...examples.keys()].sort()).toEqual([
			'ems.commodity',
			'ems.equity',
			'oms.bond',
			'oms.derivative',
			'oms.fx',
			'oms.interbank',
			'oms.repo',
		]);
	});

	it('an FX swap has two exchanges, the far one the other way round', () => {
		const { topic, trade: swap } = trade('oms.fx', example('oms.fx'));
		expect(topic).toBe('trades.fx');
		expect(swap).toMatchObject({
			assetClass: 'FX',
			tradeId: 'FX-20261120-000017',
			version: 1,
			lifecycle: 'NEW',
			entityId: 'LDN',
			counterpartyId: 'ALBION',
			tradeDate: 20777,
			valueDate: 20781,
			maturityDate: 20811,
			source: { topic: 'oms.fx', partition: 0, offset: 0 },
			late: false,
			details: {
				kind: 'SWAP',
				legs: [
					{ valueDate: 20781, buyCurrency: 'GBP', buyAmount: 1_000_000_000, sellCurrency: 'USD', sellAmount: 1_265_000_000 },
					{ valueDate: 20811, buyCurrency: 'USD', buyAmount: 1_266_200_000, sellCurrency: 'GBP', sellAmount: 1_000_000_000 },
				],
			},
		});
	});

	it('a repo carries its collateral', () => {
		expect(trade('oms.repo', example('oms.repo')).trade).toMatchObject({
			valueDate: 20777,
			maturityDate: 20784,
			eventTime: 1_795_168_923_417,
			details: {
				side: 'REPO',
				cashAmount: 4_850_000_000,
				repurchaseAmount: 4_853_860_068,
				repoRate: '4.15',
				collateralInstrumentId: 'GB00BTD1LT03',
				collateralQuantity: 500_000_000_000,
				rehypothecable: false,
			},
		});
	});

	it('a placement carries its interest', () => {
		expect(trade('oms.interbank', example('oms.interbank')).trade).toMatchObject({
			eventTime: Date.UTC(2026, 10, 20, 8, 5, 12, 901),
			details: { side: 'PLACEMENT', currency: 'SGD', principal: 2_500_000_000, interest: 1_462_329, operational: false },
		});
	});

	it('a bond trade finds its entity and counterparty by LEI', () => {
		expect(trade('oms.bond', example('oms.bond')).trade).toMatchObject({
			entityId: 'NYC',
			counterpartyId: 'HUDSON',
			details: {
				side: 'BUY',
				instrumentId: 'US91281TD109',
				quantity: 50_000_000_000,
				price: 101_234_300,
				cashAmount: 506_699_815,
				accrued: 528_315,
			},
		});
	});

	it('an execution report becomes an equity trade', () => {
		const { topic, trade: equity } = trade('ems.equity', example('ems.equity'));
		expect(topic).toBe('trades.equities');
		expect(equity).toMatchObject({
			tradeId: 'EQ-20261120-000031',
			book: 'EQ-UK-INDEX',
			eventTime: Date.UTC(2026, 10, 20, 9, 41, 11, 900),
			details: { side: 'BUY', quantity: 2_500_000_000, price: 7_412_000, cashAmount: 185_300_000, securityType: 'CS', exchange: 'XLON' },
		});
	});

	it('a commodity trade multiplies contracts by their size', () => {
		expect(trade('ems.commodity', example('ems.commodity')).trade).toMatchObject({
			assetClass: 'COMMODITY',
			details: { side: 'SELL', instrumentId: 'XAU-LBMA', quantity: 20_000_000, cashAmount: 482_500_000 },
		});
	});

	it('a derivative signs its cash flows', () => {
		expect(trade('oms.derivative', example('oms.derivative')).trade).toMatchObject({
			settlementDate: 20781,
			valueDate: 20797,
			details: { nettingAgreementId: 'ISDA-ALBION-2019', cashFlows: [{ amount: 41_250_000 }, { amount: -39_875_000 }] },
		});
	});
});

describe('what desks may leave open', () => {
	it('an open repo has no maturity and repays the cash amount', () => {
		const open = withFields(example('oms.repo'), { maturityDate: null, repurchaseAmount: undefined });
		expect(trade('oms.repo', open).trade).toMatchObject({ maturityDate: null, details: { repurchaseAmount: 4_850_000_000 } });
	});

	it('call money has no maturity', () => {
		const call = withFields(example('oms.interbank'), { endsOn: null, interest: 0 });
		expect(trade('oms.interbank', call).trade).toMatchObject({ maturityDate: null, details: { interest: 0 } });
	});

	it('unknown fields are ignored', () => {
		expect(trade('oms.fx', withFields(example('oms.fx'), { trader: { name: 'A', tags: [1, null, true] } })).trade.version).toBe(1);
	});

	it.each([
		['F', {}, 'NEW', 'EQ-20261120-000031', 1],
		['G', { 19: 'EQ-1', 5001: '2' }, 'AMEND', 'EQ-1', 2],
		['H', { 19: 'EQ-1', 5001: '3' }, 'CANCEL', 'EQ-1', 3],
	] as const)('ExecType %s', (execType, tags, lifecycle, tradeId, version) => {
		const message = withTags(example('ems.equity'), { 150: execType, ...tags });
		expect(trade('ems.equity', message).trade).toMatchObject({ lifecycle, tradeId, version });
	});

	it('a corporate bond booked as equity is priced per hundred', () => {
		const message = withTags(example('ems.equity'), { 167: 'CORP', 461: 'DBFUFR', 423: '1', 31: '99.35', 119: '248375.00' });
		expect(trade('ems.equity', message).trade).toMatchObject({
			assetClass: 'EQUITY',
			details: { price: 99_350_000, securityType: 'CORP' },
		});
	});

	it('amounts keep every digit up to the largest that is taken', () => {
		const message = example('oms.interbank').replace('"25000000.00"', '999999999999.99');
		expect(trade('oms.interbank', message).trade).toMatchObject({ details: { principal: MAX_AMOUNT - 1 } });
	});

	it('a deal of a hundred million dollars is one in rupiah too, which has more digits', () => {
		const deal = { ccy: 'IDR', nostro: 'SGP-IDR-NOSTRO', principal: '1600000000000.00', interest: '0.00' };
		expect(trade('oms.interbank', withFields(example('oms.interbank'), deal)).trade).toMatchObject({
			details: { currency: 'IDR', principal: 160_000_000_000_000 },
		});
	});
});

describe('late messages', () => {
	it('a value date before the business date at receipt is late', () => {
		const late = withFields(example('oms.repo'), { tradeDate: '2026-11-19', startDate: '2026-11-19' });
		expect(trade('oms.repo', late).trade.late).toBe(true);
	});

	it('a value date on the business date is not', () => {
		expect(trade('oms.repo', example('oms.repo')).trade.late).toBe(false);
	});

	it('the business date at receipt counts, not a later one', () => {
		const index = referenceIndex();
		const next = { entityId: 'LDN', date: '2026-11-23', openedAt: '2026-11-23T00:00:00Z' };
		const opening = logRecord('reference.business-days', JSON.stringify(next), { key: 'LDN', timestamp: Date.UTC(2026, 10, 23) });
		expect(index.apply(opening)).toBe(true);
		expect(normalise(logRecord('oms.repo', example('oms.repo')), index)).toMatchObject({ trade: { late: false } });
		const after = logRecord('oms.repo', example('oms.repo'), { timestamp: Date.UTC(2026, 10, 23, 9) });
		expect(normalise(after, index)).toMatchObject({ trade: { late: true } });
	});

	it('a business day that opens in the future, or far from its date, does not count', () => {
		const index = referenceIndex();
		for (const [date, openedAt] of [
			['2026-11-21', '2026-11-22T00:00:00Z'],
			['2199-01-01', '2026-11-20T00:00:00Z'],
		]) {
			const record = logRecord('reference.business-days', JSON.stringify({ entityId: 'LDN', date, openedAt }), { key: 'LDN' });
			expect(index.apply(record)).toBe(false);
		}
		expect(normalise(logRecord('oms.repo', example('oms.repo')), index)).toMatchObject({ trade: { late: false } });
	});

	it('before any business day is known the calendar date of the entity counts', () => {
		const index = referenceIndex();
		const message = logRecord('oms.interbank', example('oms.interbank'), { timestamp: Date.UTC(2026, 10, 19, 16, 30) });
		// 16:30 UTC is half past midnight in Singapore: the 20th.
		expect(normalise(message, index)).toMatchObject({ trade: { late: false } });
	});
});
