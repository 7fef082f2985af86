import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEAD_LETTER_EVENT_KINDS, type DeadLetterEvent } from '../schema/dead-letter-event.ts';
import { type FoldedDeadLetter, OPEN_DEAD_LETTER, reduceDeadLetter } from './dead-letter-state.ts';

const event = (kind: DeadLetterEvent['kind'], fields: Partial<DeadLetterEvent> = {}): DeadLetterEvent => ({
	topic: 'oms.bond',
	partition: 2,
	offset: 7,
	kind,
	at: 1_000,
	actor: 'K. Brandt',
	actorRole: 'operator',
	from: '127.0.0.1',
	comment: '',
	copy: null,
	revision: null,
	replayPartition: null,
	replayOffset: null,
	tradeId: null,
	tradeVersion: null,
	messageDigest: '',
	...fields,
});
const fold = (...events: DeadLetterEvent[]): FoldedDeadLetter =>
	events.reduce((state, next, offset) => reduceDeadLetter(state, next, offset), OPEN_DEAD_LETTER);
const accepted = event('ACCEPTED', { messageDigest: 'copy 0', replayPartition: 2, replayOffset: 9, tradeId: 'BD-1', tradeVersion: 1 });

describe('reduceDeadLetter', () => {
	it('mended, replayed and accepted: it says by whom, when, where and as which trade', () => {
		expect(fold(event('MENDED'), event('REPLAYED', { revision: 0, at: 2_000, messageDigest: 'copy 0' }), accepted)).toEqual({
			status: 'ACCEPTED',
			revision: 0,
			replayedAt: 2_000,
			replayedBy: 'K. Brandt',
			replayPartition: 2,
			replayOffset: 9,
			tradeId: 'BD-1',
			replayDigest: 'copy 0',
		});
	});
	it('a later mend replaces the copy, and a replay of the earlier one, which comes too late, leaves it until its outcome is there', () => {
		const mended = fold(event('MENDED'), event('MENDED'));
		expect(mended).toMatchObject({ status: 'MENDED', revision: 1 });
		const late = reduceDeadLetter(mended, event('REPLAYED', { revision: 0, messageDigest: 'copy 0' }), 2);
		expect(late).toMatchObject({ status: 'MENDED', revision: 1, replayedAt: null });
		expect(reduceDeadLetter(late, accepted, 3).status).toBe('ACCEPTED');
	});
	it('a second replay changes nothing', () => {
		const replayed = fold(event('MENDED'), event('REPLAYED', { revision: 0, actor: 'first' }));
		expect(reduceDeadLetter(replayed, event('REPLAYED', { revision: 0, actor: 'second' }), 2)).toBe(replayed);
	});
	it('what was not mended is not replayed', () => expect(fold(event('REPLAYED', { revision: 0 }))).toBe(OPEN_DEAD_LETTER));
	it('closed is the end of it, but for a replay that was on its way', () => {
		const closed = fold(event('MENDED'), event('CLOSED'));
		expect(closed.status).toBe('CLOSED');
		expect(reduceDeadLetter(closed, event('MENDED'), 3)).toBe(closed);
		const late = reduceDeadLetter(closed, event('REPLAYED', { revision: 0, messageDigest: 'copy 0' }), 3);
		expect(late.status).toBe('CLOSED');
		expect(reduceDeadLetter(late, accepted, 4)).toMatchObject({ status: 'ACCEPTED', replayOffset: 9 });
	});
	it.each([
		['open', []],
		['mended', [event('MENDED')]],
		['closed', [event('CLOSED')]],
		['replayed with another message', [event('MENDED'), event('REPLAYED', { revision: 0, messageDigest: 'copy 1' })]],
	])('a message that names it, of which no replay is recorded, leaves it as it is: %s', (_, before) => {
		const state = fold(...before);
		expect(reduceDeadLetter(state, accepted, 5)).toBe(state);
		expect(reduceDeadLetter(state, { ...accepted, kind: 'REJECTED' }, 5)).toBe(state);
	});
	it('a replay or an outcome that was recorded without its digest is believed', () => {
		expect(fold(event('MENDED'), event('REPLAYED', { revision: 0 }), accepted).status).toBe('ACCEPTED');
		const sent = event('REPLAYED', { revision: 0, messageDigest: 'copy 0' });
		expect(fold(event('MENDED'), sent, event('ACCEPTED')).status).toBe('ACCEPTED');
	});
	it('rejected again, it says where the next dead letter is', () => {
		const state = fold(event('MENDED'), event('REPLAYED', { revision: 0 }), event('REJECTED', { replayPartition: 2, replayOffset: 9 }));
		expect(state).toMatchObject({ status: 'REJECTED_AGAIN', replayPartition: 2, replayOffset: 9, tradeId: null });
	});
	it('the first outcome stands, whatever comes after it', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...DEAD_LETTER_EVENT_KINDS)), (kinds) => {
				const first = fold(event('MENDED'), event('REPLAYED', { revision: 0 }), accepted);
				expect(kinds.reduce((state, kind, at) => reduceDeadLetter(state, event(kind), at), first)).toBe(first);
			}),
		);
	});
});
