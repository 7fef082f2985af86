import type { RulebookCheck } from '@tideline/api';
import { describe, expect, it } from 'vitest';
import { blockedBy, sortWarnings } from './submit-gate.ts';

const at = Date.parse('2026-11-20T14:02:11Z');
const ready = { has: true, failed: false, wanted: true };

describe('blockedBy', () => {
	it('says why nothing can be submitted', () => {
		const lost = { kind: 'disconnected', since: at, age: 1, retryIn: null } as const;
		expect(blockedBy(lost, ready, 'UTC')).toBe('Submit is off: no connection since 14:02:11.');
		expect(blockedBy({ kind: 'stale', since: at, feed: null, age: 1 }, ready, 'UTC')).toBe(
			'Submit is off: figures are stale since 14:02:11.',
		);
		expect(blockedBy({ kind: 'live', age: 0 }, { ...ready, has: false }, 'UTC')).toBe('Submit is off until the preview is there.');
		expect(blockedBy({ kind: 'live', age: 0 }, { ...ready, failed: true }, 'UTC')).toBe('Submit is off: there is no preview.');
	});
	it('lets an unfinished form say itself what it lacks', () => {
		expect(blockedBy({ kind: 'live', age: 0 }, { has: false, failed: false, wanted: false }, 'UTC')).toBeNull();
	});
	it('is open when all is live', () => {
		expect(blockedBy({ kind: 'live', age: 0 }, ready, 'UTC')).toBeNull();
	});
});

const rulebookCheck: RulebookCheck = {
	verdict: 'CONTRADICTS',
	rulebook: 'basel',
	ruleId: 'basel.2a.corporate',
	title: 'Corporate debt AA− or better',
	reference: 'BCBS 238 ¶52(b)',
	level: 'LEVEL_2B',
	subclass: 'corporate',
	conditions: [{ text: 'Rated AA− or better', value: 'A+', met: false }],
};

describe('sortWarnings', () => {
	it('asks a tick for contradictions, shows notes, and leaves to the table what it explains', () => {
		const warnings = (['FINANCIAL_ISSUER', 'CAP_BINDS', 'LIMIT_CROSSED'] as const).map((code) => ({ code, message: code }));
		expect(sortWarnings({ warnings, rulebookCheck })).toEqual({ contradictions: ['FINANCIAL_ISSUER'], notes: ['LIMIT_CROSSED'] });
		expect(sortWarnings(null)).toEqual({ contradictions: [], notes: [] });
	});
	it('says what the rules say, and how many conditions are not met', () => {
		const warnings = [{ code: 'CONTRADICTS_RULEBOOK' as const, message: 'LEVEL_2B corporate' }];
		expect(sortWarnings({ warnings, rulebookCheck }).contradictions).toEqual([
			'The rules say 2B corporate: 1 of 1 conditions of the class is not met.',
		]);
		expect(sortWarnings({ warnings, rulebookCheck: { ...rulebookCheck, level: null } }).contradictions).toEqual(['LEVEL_2B corporate']);
	});
});
