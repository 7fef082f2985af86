import type { Trade } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { TradeIndex } from './trade-index.ts';

const KEY = 'LDN|CUST-1|GB00BOND0001';
const details = { custodyAccountId: 'CUST-1', instrumentId: 'GB00BOND0001' };
const bond = (tradeId: string, version = 1, counterpartyId = 'RAIL') =>
	({ tradeId, version, counterpartyId, entityId: 'LDN', assetClass: 'BOND', details }) as unknown as Trade;
const at = (offset: number) => ({ topic: 'trades.bonds', partition: 1, offset });

describe('index of trades', () => {
	it('forgets the oldest past its capacity, and follows no link into what has replaced them', () => {
		const index = new TradeIndex(3);
		for (let offset = 0; offset < 8; offset++) index.add(bond(`B-${offset}`), at(offset));
		expect([...index.of(KEY)].map(({ offset }) => offset)).toEqual([7, 6, 5]);
		expect(index.find('B-4')).toBeNull();
		expect(index.find('B-5')).toEqual(at(5));
	});
	it('finds the trades of a carved-out position under the position', () => {
		const index = new TradeIndex(3);
		index.add(bond('B-1'), at(1));
		expect([...index.of(`${KEY}#B-1`)]).toEqual([at(1)]);
	});
	it('finds a trade in cash only by its id, and behind no position', () => {
		const index = new TradeIndex(3);
		index.add({ tradeId: 'F-1', version: 1, counterpartyId: 'BANK', assetClass: 'FX', entityId: 'LDN' } as unknown as Trade, at(1));
		index.add(bond('B-1'), at(2));
		expect(index.find('F-1')).toEqual(at(1));
		expect([...index.of(KEY)]).toEqual([at(2)]);
		expect(index.withCounterparty('BANK', 9)).toEqual([at(1)]);
	});
	it('knows when it has forgotten', () => {
		const index = new TradeIndex(1);
		index.add(bond('B-1'), at(1));
		expect(index.complete).toBe(true);
		index.add(bond('B-2'), at(2));
		expect(index.complete).toBe(false);
		expect(index.withCounterparty('RAIL', 9)).toEqual([at(2)]);
	});
	it('takes the highest version of a trade, whatever came last, and only with the counterparty that this one names', () => {
		const index = new TradeIndex(9);
		index.add(bond('B-1', 1, 'RAIL'), at(1));
		index.add(bond('B-1', 3, 'TRUST'), at(2));
		index.add(bond('B-1', 2, 'RAIL'), at(3));
		expect(index.find('B-1')).toEqual(at(2));
		expect(index.withCounterparty('RAIL', 9)).toEqual([]);
		expect(index.withCounterparty('TRUST', 9)).toEqual([at(2)]);
	});
	it('gives an amended trade once a version, the newest first', () => {
		const index = new TradeIndex(9);
		index.add(bond('B-1'), at(1));
		index.add(bond('B-1', 2), at(2));
		expect([...index.of(KEY)].map(({ offset }) => offset)).toEqual([2, 1]);
		expect(index.find('B-1')).toEqual(at(2));
	});
});
