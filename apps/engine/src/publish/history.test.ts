import { minor } from '@tideline/domain';
import { expect, test } from 'vitest';
import type { FoldedLcr } from '../fold/index.ts';
import { HistorySampler } from './history.ts';

const AT = Date.UTC(2026, 10, 20, 10);
const figures = {
	...{ entityId: 'LDN', sequence: 1, currency: 'GBP', lcr: 1.2, overridesInForce: 0 },
	...{ hqla: minor(120), level1: minor(120), level2a: minor(0), level2b: minor(0), netCashOutflows: minor(100) },
};
const lcr = (limitState: FoldedLcr['limitState']) => ({ ...figures, limitState }) as FoldedLcr;
const times = (sampler: HistorySampler, state: FoldedLcr['limitState'], at = AT) =>
	sampler.stateChanged(lcr(state), at).map((point) => point.at);

test('a limit state that changes gets a point of its own, one that stays gets none', () => {
	const sampler = new HistorySampler({ until: new Map() });
	expect(times(sampler, 'OVER_INTERNAL')).toEqual([]);
	expect(times(sampler, 'OVER_INTERNAL', AT + 1)).toEqual([]);
	expect(times(sampler, 'BELOW_REGULATORY', AT + 2)).toEqual([AT + 2]);
});

test('a limit state that changed while nothing was published gets its point after the restart', () => {
	const shown = new Map([['LDN', 'OVER_INTERNAL']] as const);
	expect(times(new HistorySampler({ until: new Map(), shown }), 'BELOW_REGULATORY')).toEqual([AT]);
	expect(times(new HistorySampler({ until: new Map(), shown }), 'OVER_INTERNAL')).toEqual([]);
});

test('no point comes twice', () => {
	const shown = new Map([['LDN', 'OVER_INTERNAL']] as const);
	expect(times(new HistorySampler({ until: new Map([['LDN', AT]]), shown }), 'BELOW_REGULATORY')).toEqual([]);
});
