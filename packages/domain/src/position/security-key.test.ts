import { describe, expect, it } from 'vitest';
import { entityOfSecurityKey, securityKey, tradeOfSecurityKey, wholeSecurityKey } from './security-key.ts';

const whole = securityKey('LDN', 'LDN-TSY-01', 'GB00B16NNR78');
const carved = securityKey('LDN', 'LDN-TSY-01', 'GB00B16NNR78', 'EQ-1');

describe('the key of a security position', () => {
	it('names no trade where the position is whole', () => {
		expect(tradeOfSecurityKey(whole)).toBeNull();
		expect(wholeSecurityKey(whole)).toBe(whole);
	});
	it('of a trade that was carved out leads back to its position', () => {
		expect(tradeOfSecurityKey(carved)).toBe('EQ-1');
		expect(wholeSecurityKey(carved)).toBe(whole);
	});
	it('names its entity', () => {
		expect([whole, carved].map(entityOfSecurityKey)).toEqual(['LDN', 'LDN']);
		expect(entityOfSecurityKey('no key at all')).toBe('');
	});
});
