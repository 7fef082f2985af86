import type { FeedRow } from '@tideline/stream';
import { describe, expect, it } from 'vitest';
import { derivePaneState, type PaneStateInputs } from './pane-state.ts';

const NOW = 100_000;
const WALL = 1_700_000_100_000;
const vitals = { wantedAt: NOW - 60_000, heardAt: NOW - 400, heardWall: WALL - 400, dataAge: 100 };
const stream = { name: 'cash:LDN', phase: { kind: 'current' }, hasRows: true, vitals } as const;
const feed = (topic: string, change: Partial<FeedRow>): FeedRow => ({
	topic,
	perSecond: 1,
	today: 10,
	lag: 0,
	lastAt: WALL,
	rejected: 0,
	state: 'LIVE',
	staleSince: null,
	...change,
});
const derive = (change: Partial<PaneStateInputs>) =>
	derivePaneState({ connection: { kind: 'open' }, streams: [stream], feeds: [], now: NOW, wall: WALL, ...change });

describe('state of a panel', () => {
	it('is disconnected with the time and the wait, whatever the streams say', () => {
		expect(derive({ connection: { kind: 'lost', since: WALL - 271_000, retryAt: NOW + 4_000 } })).toEqual({
			kind: 'disconnected',
			since: WALL - 271_000,
			age: 271_000,
			retryIn: 4_000,
		});
	});
	it('is an error when the server refuses the stream', () => {
		const refused = { ...stream, phase: { kind: 'refused', why: 'you may not see it' } } as const;
		expect(derive({ streams: [refused] })).toMatchObject({ kind: 'error', title: 'No stream cash:LDN: you may not see it.' });
	});
	it('is loading before the first frame, and says after ten seconds what it waits for', () => {
		const silent = { ...stream, hasRows: false, vitals: { wantedAt: NOW - 9_999, heardAt: null, heardWall: null, dataAge: null } };
		expect(derive({ streams: [silent] })).toEqual({ kind: 'loading', waitingFor: null });
		expect(derive({ streams: [{ ...silent, vitals: { ...silent.vitals, wantedAt: NOW - 10_000 } }] })).toEqual({
			kind: 'loading',
			waitingFor: 'cash:LDN',
		});
	});
	it('is stale three seconds after the last heartbeat', () => {
		const heard = (ago: number) => ({ ...stream, vitals: { ...vitals, heardAt: NOW - ago } });
		expect(derive({ streams: [stream, heard(3_000)] }).kind).toBe('live');
		expect(derive({ streams: [stream, heard(3_001)] })).toEqual({ kind: 'stale', since: WALL - 3_001, feed: null, age: 3_001 });
	});
	it('is stale when its newest datum is older than such data may be, as after a reload of another day', () => {
		const aged = { ...stream, vitals: { ...vitals, dataAge: 65 * 3_600_000 } };
		const age = 65 * 3_600_000 + 400;
		expect(derive({ streams: [aged], oldAfter: 3_600_000 })).toEqual({ kind: 'stale', since: WALL - age, feed: null, age, old: true });
		expect(derive({ streams: [aged] }).kind).toBe('live');
		expect(derive({ oldAfter: 3_600_000 }).kind).toBe('live');
	});
	it('is catching up while a new snapshot is on its way, and stale when it does not come', () => {
		const asked = (ago: number) => ({
			...stream,
			phase: { kind: 'resyncing', why: 'reconnected' } as const,
			vitals: { ...vitals, heardAt: NOW - 60_000, wantedAt: NOW - ago },
		});
		expect(derive({ streams: [asked(1_000)] })).toEqual({ kind: 'catching-up', behind: null, why: 'reconnected' });
		expect(derive({ streams: [asked(3_001)] }).kind).toBe('stale');
	});
	it('is stale since the longest silent feed it rests on', () => {
		const feeds = [
			feed('balances', { state: 'STALE', staleSince: WALL - 5_000 }),
			feed('payments', { state: 'STALE', staleSince: WALL - 9_000 }),
		];
		expect(derive({ feeds })).toEqual({ kind: 'stale', since: WALL - 9_000, feed: 'payments', age: 9_000 });
	});
	it('says how far a feed is behind, but not for a handful of records', () => {
		expect(derive({ feeds: [feed('payments', { state: 'CATCHING_UP', lag: 1_204 })] })).toMatchObject({
			kind: 'catching-up',
			behind: 1_204,
		});
		expect(derive({ feeds: [feed('payments', { state: 'CATCHING_UP', lag: 3 })] }).kind).toBe('live');
	});
	it('is live with the age of the oldest datum, measured from the last heartbeat', () =>
		expect(derive({})).toEqual({ kind: 'live', age: 500 }));
	it('has no age before the first heartbeat', () => {
		expect(derive({ streams: [{ ...stream, vitals: { ...vitals, dataAge: null } }] })).toEqual({ kind: 'live', age: null });
	});
});
