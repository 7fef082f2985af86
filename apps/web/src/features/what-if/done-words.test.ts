import type { WhatIfStep } from '@tideline/api';
import { expect, test } from 'vitest';
import { doneWords } from './done-words.ts';

const outcome = (change: object) => ({
	ratio: {
		hqla: 100_000_000_00,
		netCashOutflows: 50_000_000_00,
		level2bCapAdjustment: 0,
		level2CapAdjustment: 0,
		coveredBondCapAdjustment: 0,
		...change,
	},
});

test('says what was touched, where securities fell to, and what the caps made of it', () => {
	const step = {
		...outcome({ hqla: 98_000_000_00, level2bCapAdjustment: 1_000_000_00 }),
		...{ touched: 31, reclassified: [{ from: '2A.corporate', to: '2B.corporate', items: 1 }] },
	} as unknown as WhatIfStep;
	expect(doneWords(outcome({}) as unknown as WhatIfStep, step, 'USD', 'm')).toEqual([
		'31 items touched: HQLA −2.0 USD m, net outflows 0.0 USD m.',
		'1 item falls from 2A.corporate to 2B.corporate.',
		'Cap cuts +1.0 USD m.',
	]);
});
