import { describe, expect, test } from 'vitest';
import { assign, decodeAssignment, decodeClaim, encodeAssignment, encodeSubscription, goesOn, NO_CLAIM } from './assignment.ts';

const TOPICS = [
	{ topic: 'oms.fx', partitions: 4 },
	{ topic: 'oms.repo', partitions: 4 },
];
const members = (...claims: number[]) => claims.map((claim, i) => ({ memberId: `member-${i}`, claim }));
const numbers = (plan: ReturnType<typeof assign>) =>
	[...plan.values()].map((partitions) => partitions.map(({ topic, partition }) => `${topic}/${partition}`));

describe('spread out', () => {
	test.each([1, 2, 3, 4, 5])('every partition goes to one of %i members, and a number of all topics to the same', (count) => {
		const shares = numbers(assign('spread', TOPICS, members(...Array.from({ length: count }, () => NO_CLAIM))));
		expect(shares).toHaveLength(count);
		expect(shares.flat().sort()).toEqual(TOPICS.flatMap(({ topic }) => [0, 1, 2, 3].map((n) => `${topic}/${n}`)).sort());
		for (const share of shares)
			for (const name of share) if (name.startsWith('oms.fx/')) expect(share).toContain(name.replace('oms.fx', 'oms.repo'));
	});
});

describe('given to one', () => {
	const owner = (...claims: number[]) => [...assign('one', TOPICS, members(...claims))].find(([, { length }]) => length > 0);

	test('everything goes to a single member, the others are in the plan with nothing', () => {
		expect(numbers(assign('one', TOPICS, members(NO_CLAIM, NO_CLAIM, NO_CLAIM))).map(({ length }) => length)).toEqual([8, 0, 0]);
	});

	test('who has it keeps it when others come', () => {
		expect(owner(NO_CLAIM, NO_CLAIM, 7)?.[0]).toBe('member-2');
	});

	test('who has missed a generation has not got it any more', () => {
		expect(owner(4, 9, NO_CLAIM)?.[0]).toBe('member-1');
	});
});

test('a share goes on into the next generation, not over one that was missed, unless a claim has kept it', () => {
	expect(goesOn('spread', 4, 5)).toBe(true);
	expect(goesOn('spread', 4, 6)).toBe(false);
	expect(goesOn('one', 4, 6)).toBe(true);
});

test('claims and shares travel as they are', () => {
	expect(decodeClaim(encodeSubscription(['oms.fx'], 12))).toBe(12);
	expect(decodeClaim(encodeSubscription(['oms.fx'], NO_CLAIM))).toBe(NO_CLAIM);
	const share = [...(assign('spread', TOPICS, members(NO_CLAIM, NO_CLAIM)).get('member-1') ?? [])];
	expect(decodeAssignment(encodeAssignment(share))).toEqual(share);
});

test('a member without a share, or of another kind, is understood', () => {
	expect(decodeAssignment(Buffer.alloc(0))).toEqual([]);
	expect(decodeClaim(Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]))).toBe(NO_CLAIM);
});
