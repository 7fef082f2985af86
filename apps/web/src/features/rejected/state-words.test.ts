import { describe, expect, it } from 'vitest';
import { nextLetter, stateWords } from './state-words.ts';

const row = (status: 'OPEN' | 'MENDED' | 'REPLAYED' | 'ACCEPTED' | 'REJECTED_AGAIN' | 'CLOSED', replayOffset: number | null = null) => ({
	status,
	topic: 'oms.bond',
	replayedAt: replayOffset === null ? null : Date.UTC(2026, 10, 20, 14, 33, 10),
	replayPartition: replayOffset === null ? null : 2,
	replayOffset,
	tradeId: null,
});
const words = (of: ReturnType<typeof row>) => stateWords(of, 'Europe/London').words;

describe('stateWords', () => {
	it('says when a replay was made, where it stands and what came of it', () => {
		expect(words(row('ACCEPTED', 418_400))).toBe('Accepted, replayed at 14:33:10 as oms.bond/2/418400');
		expect(words(row('REJECTED_AGAIN', 418_400))).toBe('Rejected again, replayed at 14:33:10 as oms.bond/2/418400');
	});
	it('leaves the place out where there is little room', () => {
		expect(stateWords(row('REJECTED_AGAIN', 418_400), 'Europe/London').short).toBe('Rejected again, 14:33:10');
		expect(stateWords(row('REPLAYED'), 'Europe/London').short).toBe('Replayed');
	});
	it('says so while nobody knows where it stands', () => expect(words(row('REPLAYED'))).toBe('Replayed'));
	it('says what is to be done', () => {
		expect([words(row('OPEN')), words(row('MENDED')), words(row('CLOSED'))]).toEqual(['Open', 'Mended, to replay', 'Closed']);
	});
});

describe('nextLetter', () => {
	it('is the replay that was rejected again, and nothing else', () => {
		expect(nextLetter(row('REJECTED_AGAIN', 9))).toBe('oms.bond.2.9');
		expect(nextLetter(row('ACCEPTED', 9))).toBeNull();
	});
});
