import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RecentIds } from './recent-ids.ts';

it('remembers the newest up to its limit, whatever comes and however often', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(12).map(String)), fc.integer({ min: 1, max: 6 }), (ids, limit) => {
			const recent = new RecentIds(limit);
			let kept: string[] = [];
			for (const id of ids) {
				expect(recent.add(id)).toBe(!kept.includes(id));
				if (!kept.includes(id)) kept = [...kept, id].slice(-limit);
			}
			for (const id of ids) expect(recent.has(id)).toBe(kept.includes(id));
		}),
	);
});
