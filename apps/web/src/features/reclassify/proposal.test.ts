import { rulebook } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { EMPTY_FIELDS, type Fields, stockChoices } from './fields.ts';
import { faultsOfProblem, firstFault, previewRequestOf, readFields, submitRequestOf } from './proposal.ts';

const now = Date.parse('2026-11-20T14:06:00Z');
const context = {
	target: { target: 'INSTRUMENT' as const, text: '', kind: 'INSTRUMENT' as const, id: 'SGXF38750315', entityId: null },
	stocks: stockChoices('basel'),
	rulebook: rulebook('basel'),
	now,
	timeZone: 'Europe/London',
};
const complete: Fields = {
	target: 'INSTRUMENT',
	assetClass: 'BOND',
	stock: '2A.corporate',
	eligible: '',
	reasonCode: 'WRONG_ASSET_CLASS',
	effectiveFrom: 'Now',
	expiresAt: '4 Dec 2026 17:00',
	comment: ' Bond by prospectus. ',
};
const faults = (change: Partial<Fields>) => readFields({ ...complete, ...change }, context).faults;

describe('a form that is not finished', () => {
	it('says everything that is missing, in the order of the form', () => {
		const read = readFields({ target: 'INSTRUMENT', ...EMPTY_FIELDS }, context);
		expect(read.faults).toEqual({
			stock: 'Nothing is changed: set an asset class, a level or the operational test.',
			reasonCode: 'A reason is required.',
			expiresAt: 'An expiry is required.',
			comment: 'A comment is required.',
		});
		expect(firstFault(read.faults)).toBe('stock');
		expect(submitRequestOf(read)).toBeNull();
		expect(previewRequestOf(read)).toBeNull();
	});
	it.each<[Partial<Fields>, Partial<Record<keyof Fields, string>>]>([
		[{ expiresAt: '4 Jan 2027' }, { expiresAt: 'At most 30 days after the start.' }],
		[{ expiresAt: '19 Nov 2026 10:00' }, { expiresAt: 'The expiry has passed.' }],
		[{ expiresAt: 'Friday' }, { expiresAt: '"Friday" is not a date and time, expected 4 Dec 2026 17:00, 14 d, 8 h or 30 min.' }],
		[{ effectiveFrom: '' }, { effectiveFrom: 'A start is required: a date and time, or Now.' }],
		[{ effectiveFrom: '19 Nov 2026 10:00' }, { effectiveFrom: 'An override cannot begin in the past.' }],
		[{ effectiveFrom: '5 Dec 2026 09:00' }, { expiresAt: 'The expiry must be after the start.' }],
		[{ comment: '  ' }, { comment: 'A comment is required.' }],
		[{ stock: 'none', eligible: 'passes' }, { eligible: 'An asset that is not HQLA cannot be eligible.' }],
	])('%j: says what is wrong at the field', (change, expected) => {
		expect(faults(change)).toEqual(expected);
	});
	it('is previewed as soon as something moves figures', () => {
		const read = readFields({ target: 'INSTRUMENT', ...EMPTY_FIELDS, stock: '2A.corporate' }, context);
		expect(previewRequestOf(read)).toMatchObject({ targetId: 'SGXF38750315', level: 'LEVEL_2A', subclass: 'corporate', assetClass: null });
	});
	it('asks the same preview while comment and reason are typed', () => {
		const before = previewRequestOf(readFields({ ...complete, comment: '', reasonCode: '' }, context));
		expect(previewRequestOf(readFields(complete, context))).toEqual(before);
	});
});

describe('a form that is finished', () => {
	it('becomes the request, at once when it starts now', () => {
		expect(submitRequestOf(readFields(complete, context))).toEqual({
			targetKind: 'INSTRUMENT',
			targetId: 'SGXF38750315',
			entityId: null,
			assetClass: 'BOND',
			level: 'LEVEL_2A',
			subclass: 'corporate',
			eligible: null,
			encumbered: null,
			flowLine: null,
			reasonCode: 'WRONG_ASSET_CLASS',
			comment: 'Bond by prospectus.',
			effectiveFrom: null,
			expiresAt: Date.parse('2026-12-04T17:00:00Z'),
		});
	});
	it('keeps a later start', () => {
		const request = submitRequestOf(readFields({ ...complete, effectiveFrom: '23 Nov 2026 07:00' }, context));
		expect(request?.effectiveFrom).toBe(Date.parse('2026-11-23T07:00:00Z'));
	});
});

describe('a problem document', () => {
	it('puts its errors at their fields and leaves the rest', () => {
		const errors = [
			{ path: 'proposal.subclass', message: 'a subclass needs a level' },
			{ path: 'overrideId', message: 'taken' },
		];
		expect(faultsOfProblem({ type: '', title: '', status: 422, errors })).toEqual({ stock: 'A subclass needs a level.' });
	});
});
