import { describe, expect, it } from 'vitest';
import { createBadRecordLines } from './bad-record-lines.ts';

function lines() {
	const clock = { at: 0 };
	return { clock, worth: createBadRecordLines(() => clock.at) };
}

describe('lines about bad records', () => {
	it('are one a second for a topic that is bad all through, and say how many records got none', () => {
		const { clock, worth } = lines();
		expect(worth('oms.fx')).toEqual({ say: true, unsaid: 0 });
		for (let count = 0; count < 5_000; count++) expect(worth('oms.fx')).toEqual({ say: false });
		clock.at = 999;
		expect(worth('oms.fx')).toEqual({ say: false });
		clock.at = 1_000;
		expect(worth('oms.fx')).toEqual({ say: true, unsaid: 5_001 });
	});

	it('are counted by topic: a bad one does not silence another', () => {
		const { worth } = lines();
		worth('oms.fx');
		expect(worth('oms.repo')).toEqual({ say: true, unsaid: 0 });
	});

	it('come for each record of a topic that is seldom bad', () => {
		const { clock, worth } = lines();
		for (const at of [0, 2_000, 4_000]) {
			clock.at = at;
			expect(worth('payments')).toEqual({ say: true, unsaid: 0 });
		}
	});
});
