import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RecentMap } from './recent-map.ts';

it('remembers the newest up to its limit, whatever comes and however often', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(12).map(String)), fc.integer({ min: 1, max: 6 }), (ids, limit) => {
			const recent = new RecentMap(limit);
			let kept: string[] = [];
			for (const id of ids) {
				expect(recent.set(id, true)).toBe(!kept.includes(id));
				if (!kept.includes(id)) kept = [...kept, id].slice(-limit);
			}
			for (const id of ids) expect(recent.has(id)).toBe(kept.includes(id));
		}),
	);
});
