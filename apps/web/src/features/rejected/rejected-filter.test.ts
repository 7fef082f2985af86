import type { RejectedRow } from '@tideline/stream';
import { describe, expect, it } from 'vitest';
import { acceptsRejected, groupsOf, newestFirst, parseRejectedFilter, withRejectedFilter } from './rejected-filter.ts';

const row = (reason: RejectedRow['reason'], topic: string, offset = 0, rejectedAt = 0, status: RejectedRow['status'] = 'OPEN') =>
	({ rejectedId: `${topic}.0.${offset}`, reason, topic, partition: 0, offset, rejectedAt, status }) as RejectedRow;
const rows = [
	row('BAD_DATE', 'oms.bond', 1),
	row('BAD_DATE', 'oms.bond', 2, 0, 'ACCEPTED'),
	row('BAD_DATE', 'oms.repo', 3),
	row('BAD_CHECKSUM', 'ems.equity', 4),
];

describe('filter of rejected messages', () => {
	it('ignores what the URL should not say', () => {
		expect(parseRejectedFilter(new URLSearchParams('reason=bad&topic=../x'))).toEqual({ reason: null, topic: null });
		expect(acceptsRejected({ reason: null, topic: null })).toBeUndefined();
	});
	it('narrows by reason and source together', () => {
		const accepts = acceptsRejected(parseRejectedFilter(new URLSearchParams('reason=BAD_DATE&topic=oms.bond')));
		expect(rows.filter((each) => accepts?.(each)).map(({ offset }) => offset)).toEqual([1, 2]);
	});
	it('closes the open message and keeps the rest of the URL', () => {
		const params = withRejectedFilter(new URLSearchParams('entity=LDN&reason=NOT_JSON&message=x'), { reason: null, topic: 'oms.fx' });
		expect(params.toString()).toBe('entity=LDN&topic=oms.fx');
	});
});

describe('groupsOf', () => {
	it('counts what is open by reason and source, the most first', () => {
		expect(groupsOf(rows)).toEqual([
			{ reason: 'BAD_DATE', topic: 'oms.bond', open: 1, count: 2 },
			{ reason: 'BAD_CHECKSUM', topic: 'ems.equity', open: 1, count: 1 },
			{ reason: 'BAD_DATE', topic: 'oms.repo', open: 1, count: 1 },
		]);
	});
});

describe('newestFirst', () => {
	it('does not waver within a millisecond', () => {
		const list = [row('BAD_DATE', 'oms.bond', 1, 5), row('BAD_DATE', 'oms.bond', 2, 5), row('BAD_DATE', 'oms.bond', 0, 9)];
		expect([...list].sort(newestFirst).map(({ offset }) => offset)).toEqual([0, 2, 1]);
		expect(
			[...list]
				.reverse()
				.sort(newestFirst)
				.map(({ offset }) => offset),
		).toEqual([0, 2, 1]);
	});
});
