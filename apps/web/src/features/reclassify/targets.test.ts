import { describe, expect, it } from 'vitest';
import { targetChoices } from './targets.ts';

const position = { key: 'SGP|SGP-TSY-01|SGXF38750315', entityId: 'SGP', instrumentId: 'SGXF38750315' };
const base = { position, lineage: null, tradeId: null, entityName: 'Singapore', holders: null };
const texts = (change: Partial<Parameters<typeof targetChoices>[0]>) => targetChoices({ ...base, ...change }).map(({ text }) => text);

describe('targetChoices', () => {
	it('offers the instrument at once and counts later', () => {
		expect(texts({})).toEqual(['Singapore']);
		expect(texts({ holders: [{ entityId: 'SGP' }] })).toEqual(['Singapore, 1 position']);
	});
	it('offers every entity only when another one holds it', () => {
		expect(texts({ holders: [{ entityId: 'SGP' }, { entityId: 'LDN' }] })).toEqual(['Singapore, 1 position', 'Every entity, 2 positions']);
	});
	it('offers a trade when one is picked or carved out, and the issuer when it is known', () => {
		const lineage = { issuerId: 'I-1', issuerName: 'Meridian Rail' };
		expect(texts({ tradeId: 'EQ-71088', lineage })).toEqual(['Trade EQ-71088', 'Singapore', 'All of the issuer']);
		expect(texts({ position: { ...position, key: `${position.key}#EQ-1` } })).toEqual(['Trade EQ-1', 'Singapore']);
	});
});
