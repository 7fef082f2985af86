import { type AccountRecord, type Position, positionSchema } from '@tideline/domain';
import { createCodec, type LogRecord, type NewRecord, topicLike } from '@tideline/event-log';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { INITIAL_FEED } from '../src/feed/feed-settings.ts';
import { JoinedFeed, type JoinedFeedDeps } from '../src/feed/joined-feed.ts';
import { JoinedView } from '../src/feed/joined-view.ts';
import { TestBench } from './_bff.ts';
import { position } from './_records.ts';

const account = (accountId: string): AccountRecord => ({
	accountId,
	entityId: 'LDN',
	name: `Account ${accountId}`,
	kind: 'CUSTODY',
	currency: null,
	counterpartyId: null,
	operational: false,
});
const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

describe('the joined view', () => {
	test('is the join of what was put last, in whatever order positions and accounts come', () => {
		const ids = fc.constantFrom('A', 'B', 'C');
		const command = fc.oneof(
			fc.record({ kind: fc.constant('position' as const), key: fc.constantFrom('P', 'Q', 'R'), accountId: ids }),
			fc.record({ kind: fc.constant('no-position' as const), key: fc.constantFrom('P', 'Q', 'R'), accountId: ids }),
			fc.record({ kind: fc.constantFrom('account' as const, 'no-account' as const), key: fc.constant(''), accountId: ids }),
		);
		fc.assert(
			fc.property(fc.constantFrom('left' as const, 'inner' as const), fc.array(command), (joinType, commands) => {
				const view = new JoinedView(joinType);
				const followed = new Map<string, string | null>();
				view.follow((key, row) => (row === null ? followed.delete(key) : followed.set(key, row.accountName)));
				const positions = new Map<string, string>();
				const accounts = new Set<string>();
				for (const { kind, key, accountId } of commands) {
					if (kind === 'position') view.put(key, position({ key, accountId }));
					else if (kind === 'no-position') view.remove(key);
					else if (kind === 'account') view.putAccount(account(accountId));
					else view.removeAccount(accountId);
					if (kind === 'position') positions.set(key, accountId);
					else if (kind === 'no-position') positions.delete(key);
					else if (kind === 'account') accounts.add(accountId);
					else accounts.delete(accountId);
				}
				const expected = [...positions]
					.filter(([, accountId]) => joinType === 'left' || accounts.has(accountId))
					.map(([key, accountId]): [string, string | null] => [key, accounts.has(accountId) ? `Account ${accountId}` : null]);
				expect(new Map([...view.rows()].map(([key, row]) => [key, row.accountName]))).toEqual(new Map(expected));
				expect(followed).toEqual(new Map(expected));
			}),
		);
	});
});

describe('a generation of the joined feed', () => {
	const never = new AbortController().signal;
	const records = (bench: TestBench, topic: string, accountsTopic = 'reference.accounts'): NewRecord[] => [
		{ topic, key: 'LDN|CUST|X', value: bench.codecs.position.encode(position({ key: 'LDN|CUST|X', accountId: 'CUST' })) },
		{ topic, key: 'LDN|LOST|X', value: bench.codecs.position.encode(position({ key: 'LDN|LOST|X', accountId: 'LOST' })) },
		{ topic: accountsTopic, key: 'CUST', value: json(account('CUST')) },
	];
	const depsOf = (bench: TestBench, bad: LogRecord[] = []): JoinedFeedDeps => ({
		log: bench.log,
		position: bench.codecs.position,
		onBadRecord: (record) => void bad.push(record),
		onRead: () => undefined,
		onLeft: () => undefined,
		onFailed: (error) => {
			throw error;
		},
	});

	test('has joined everything that was in its topics when it opens', async () => {
		await using bench = await TestBench.open();
		await bench.log.append(records(bench, 'positions'));
		const left = await JoinedFeed.open(INITIAL_FEED, depsOf(bench), never);
		const inner = await JoinedFeed.open({ ...INITIAL_FEED, joinType: 'inner' }, depsOf(bench), never);
		expect([...left.view.rows()].map(([key, row]) => [key, row.accountName])).toEqual([
			['LDN|CUST|X', 'Account CUST'],
			['LDN|LOST|X', null],
		]);
		expect([...inner.view.rows()].map(([key]) => key)).toEqual(['LDN|CUST|X']);
		expect(inner.view.withoutAccount).toBe(1);
		left.close();
		inner.close();
	});

	test('is refused for a topic that is not there', async () => {
		await using bench = await TestBench.open();
		const opening = JoinedFeed.open({ ...INITIAL_FEED, positionsTopic: 'positions.v9' }, depsOf(bench), never);
		await expect(opening).rejects.toThrow(/positions\.v9/);
	});

	test('is refused for a topic that carries something else, and for a name that is ours for something else', async () => {
		await using bench = await TestBench.open();
		await bench.log.ensureTopics([topicLike('positions.v2', 'positions')]);
		await bench.log.append([{ topic: 'positions.v2', key: 'A', value: json(account('A')) }]);
		const opened = (topics: object) => JoinedFeed.open({ ...INITIAL_FEED, ...topics }, depsOf(bench), never);
		await expect(opened({ positionsTopic: 'positions.v2' })).rejects.toThrow(/is no position/);
		await expect(opened({ positionsTopic: 'reference.accounts' })).rejects.toThrow(/carries no positions: it is Tideline's own/);
	});

	test('leaves out and tells a bad record that comes later, and goes on', async () => {
		await using bench = await TestBench.open();
		const bad: LogRecord[] = [];
		const feed = await JoinedFeed.open(INITIAL_FEED, depsOf(bench, bad), never);
		const seen = Promise.withResolvers<void>();
		feed.view.follow((key) => key === 'LDN|LOST|X' && seen.resolve());
		await bench.log.append([{ topic: 'positions', key: 'bad', value: json({}) }, ...records(bench, 'positions')]);
		await seen.promise;
		expect(bad.map(({ key }) => key)).toEqual(['bad']);
		feed.close();
	});

	test('reads what a newer writer has written, before it opens and after', async () => {
		await using bench = await TestBench.open();
		const newer = { ...positionSchema, fields: [...positionSchema.fields, { name: 'newest', type: 'string', default: '' }] };
		const codec = await createCodec<Position & { newest: string }>(bench.log.registry, 'tideline.Position', newer);
		const topic = 'positions.v2';
		await bench.log.ensureTopics([topicLike(topic, 'positions')]);
		const append = (key: string) => bench.log.append([{ topic, key, value: codec.encode({ ...position({ key }), newest: 'x' }) }]);
		await append('LDN|ONE|X');
		const feed = await JoinedFeed.open({ ...INITIAL_FEED, positionsTopic: topic }, depsOf(bench), never);
		const seen = Promise.withResolvers<string>();
		feed.view.follow(seen.resolve);
		const later = { ...newer, fields: [...newer.fields, { name: 'later', type: 'int', default: 0 }] };
		const second = await createCodec<Position & { newest: string; later: number }>(bench.log.registry, 'tideline.Position', later);
		const value = second.encode({ ...position({ key: 'LDN|TWO|X' }), newest: 'x', later: 2 });
		await bench.log.append([{ topic, key: 'LDN|TWO|X', value }]);
		expect(await seen.promise).toBe('LDN|TWO|X');
		expect([...feed.view.rows()].map(([key]) => key)).toEqual(['LDN|ONE|X', 'LDN|TWO|X']);
		feed.close();
	});

	test('that is given up while it catches up ends with the reason', async () => {
		await using bench = await TestBench.open();
		const superseded = new AbortController();
		superseded.abort(new Error('superseded'));
		await expect(JoinedFeed.open(INITIAL_FEED, depsOf(bench), superseded.signal)).rejects.toThrow('superseded');
	});
});
