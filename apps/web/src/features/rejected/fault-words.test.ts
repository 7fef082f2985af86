import { describe, expect, it } from 'vitest';
import { faultWords } from './fault-words.ts';

const fault = { topic: 'oms.bond', path: 'isin', position: 1_092, message: 'check digit is 4, must be 7' };

describe('faultWords', () => {
	it('says where and what', () => {
		expect(faultWords(fault)).toBe('isin, byte 1,092: check digit is 4, must be 7');
		expect(faultWords({ ...fault, topic: 'ems.equity', path: '31', position: null, message: '31 is missing' })).toBe(
			'tag 31: 31 is missing',
		);
	});
	it('does not say twice which field is missing', () => {
		expect(faultWords({ ...fault, position: null, message: 'isin is missing' })).toBe('isin is missing');
	});
	it('says only what when the whole message is at fault', () => {
		expect(faultWords({ ...fault, path: '', position: null })).toBe('check digit is 4, must be 7');
	});
});
