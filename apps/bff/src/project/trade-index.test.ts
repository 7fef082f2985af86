import type { Trade } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { Cut } from '../book/cut.ts';
import { TradeIndex } from './trade-index.ts';

const KEY = 'LDN|CUST-1|GB00BOND0001';
const details = { custodyAccountId: 'CUST-1', instrumentId: 'GB00BOND0001' };
const bond = (tradeId: string, version = 1, counterpartyId = 'RAIL') =>
	({ tradeId, version, counterpartyId, entityId: 'LDN', assetClass: 'BOND', details }) as unknown as Trade;
const record = (name: number | string) => Buffer.from(`record ${name}`);
const names = (records: Iterable<Uint8Array>) => [...records].map((bytes) => Buffer.from(bytes).toString().slice('record '.length));
const at = (offset: number) => ({ topic: 'trades.bonds', partition: 0, offset });
const nameOf = (bytes: Uint8Array | null) => (bytes === null ? null : names([bytes])[0]);

describe('index of trades', () => {
	it('forgets the oldest past its limit, and follows no link into what has replaced them', () => {
		const index = new TradeIndex(3);
		for (let serial = 0; serial < 8; serial++) index.add(bond(`B-${serial}`), record(serial), at(serial));
		expect(names(index.of(KEY))).toEqual(['7', '6', '5']);
		expect(index.find('B-4')).toBeNull();
		expect(nameOf(index.find('B-5'))).toBe('5');
	});
	it('counts what it has forgotten', () => {
		const index = new TradeIndex(1);
		index.add(bond('B-1'), record(1), at(1));
		expect(index.forgotten).toBe(0);
		index.add(bond('B-2'), record(2), at(2));
		expect(index.forgotten).toBe(1);
		expect(names(index.withCounterparty('RAIL', 9))).toEqual(['2']);
	});
	it('keeps every trade of a day of many, past the first growth of its columns', () => {
		const index = new TradeIndex(100_000);
		for (let serial = 0; serial < 10_000; serial++) index.add(bond(`B-${serial}`), record(serial), at(serial));
		expect(names(index.of(KEY))).toHaveLength(10_000);
		expect(nameOf(index.find('B-0'))).toBe('0');
		expect(index.forgotten).toBe(0);
	});
	it('finds the trades of a carved-out position under the position', () => {
		const index = new TradeIndex(3);
		index.add(bond('B-1'), record(1), at(1));
		expect(names(index.of(`${KEY}#B-1`))).toEqual(['1']);
	});
	it('finds a trade in cash only by its id and counterparty, and behind no position', () => {
		const index = new TradeIndex(3);
		index.add(
			{ tradeId: 'F-1', version: 1, counterpartyId: 'BANK', assetClass: 'FX', entityId: 'LDN' } as unknown as Trade,
			record(1),
			at(1),
		);
		index.add(bond('B-1'), record(2), at(2));
		expect(nameOf(index.find('F-1'))).toBe('1');
		expect(names(index.of(KEY))).toEqual(['2']);
		expect(names(index.withCounterparty('BANK', 9))).toEqual(['1']);
	});
	it('takes the highest version of a trade, whatever came last, and only with the counterparty that this one names', () => {
		const index = new TradeIndex(9);
		index.add(bond('B-1', 1, 'RAIL'), record(1), at(1));
		index.add(bond('B-1', 3, 'TRUST'), record(2), at(2));
		index.add(bond('B-1', 2, 'RAIL'), record(3), at(3));
		expect(nameOf(index.find('B-1'))).toBe('2');
		expect(index.withCounterparty('RAIL', 9)).toEqual([]);
		expect(names(index.withCounterparty('TRUST', 9))).toEqual(['2']);
	});
	it('gives an amended trade once a version, the newest first', () => {
		const index = new TradeIndex(9);
		index.add(bond('B-1'), record(1), at(1));
		index.add(bond('B-1', 2), record(2), at(2));
		expect(names(index.of(KEY))).toEqual(['2', '1']);
		expect(nameOf(index.find('B-1'))).toBe('2');
	});
	it('gives the trades that nobody has closed, each as a cut of a moment ago has it', () => {
		const index = new TradeIndex(9);
		const open = (offset: number) => names(index.openAt(new Cut([at(offset)])));
		index.add(bond('B-1', 1), record(1), at(1));
		index.add(bond('B-2', 1), record(2), at(2));
		index.add(bond('B-1', 3), record(3), at(3));
		index.add(bond('B-1', 2), record(4), at(4));
		expect([open(1), open(2), open(3), open(9)]).toEqual([[], ['1'], ['1', '2'], ['3', '2']]);
		index.close(bond('B-1', 1));
		expect(open(9)).toEqual(['3', '2']);
		index.close(bond('B-1', 3));
		expect(open(9)).toEqual(['2']);
		index.add(bond('B-1', 4), record(5), at(5));
		expect(open(9)).toEqual(['2', '5']);
	});
});
