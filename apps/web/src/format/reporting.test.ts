import { describe, expect, it } from 'vitest';
import { createReporting } from './reporting.ts';

describe('amounts in the reporting currency', () => {
	const toUsd = createReporting('USD', { GBP: '1.27', JPY: '0.0065' });
	it('has no figure where there is no rate', () => {
		expect(toUsd(100, 'CHF')).toBeNull();
	});
	it('leaves its own currency as it is', () => {
		expect(toUsd(12_345, 'USD')).toBe(12_345);
	});
	it('converts between currencies of different minor units, half even', () => {
		expect(toUsd(100_00, 'GBP')).toBe(127_00);
		expect(toUsd(1_000, 'JPY')).toBe(6_50);
	});
});
