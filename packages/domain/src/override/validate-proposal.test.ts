import { expect, test } from 'vitest';
import { DAY, NOW, proposal } from '../../tests/_override.ts';
import { basel } from '../../tests/_sums.ts';
import { MAX_COMMENT_LENGTH, type ProposalDraft, validateProposal } from './validate-proposal.ts';

const problems = (over: Partial<ProposalDraft>): string[] =>
	validateProposal({ ...proposal, ...over }, { now: NOW, rulebook: basel }).map(({ path, message }) => `${path}: ${message}`);
const unchanged = { assetClass: null, level: null, subclass: null, eligible: null, encumbered: null, flowLine: null } as const;

test.each<[string, Partial<ProposalDraft>, string]>([
	['no target', { targetId: ' ' }, 'targetId: choose what the override applies to'],
	['no change', unchanged, 'level: nothing is changed: set an asset class, a level, eligibility, encumbrance or a flow line'],
	[
		'an asset class for an issuer',
		{ targetKind: 'ISSUER' },
		'assetClass: an asset class belongs to a trade or an instrument, not to an issuer',
	],
	['a subclass alone', { level: null }, 'subclass: a subclass needs a level'],
	['a level alone', { subclass: null }, 'subclass: a level needs a subclass: together they decide the haircut'],
	[
		'a class that the rulebook does not have',
		{ subclass: 'equity' },
		'subclass: Basel III has no "equity" in this level, it has sovereign, corporate, covered-bond',
	],
	[
		'eligible outside HQLA',
		{ level: 'INELIGIBLE', subclass: null, eligible: true },
		'eligible: an asset that is not HQLA cannot be eligible',
	],
	[
		'a class for a counterparty',
		{ ...unchanged, targetKind: 'COUNTERPARTY', eligible: false },
		'level: a counterparty has no class of its own, only its flows can be moved: set a flow line',
	],
	[
		'a flow line for an instrument',
		{ ...unchanged, flowLine: 'other.contractual' },
		'flowLine: the flows of an instrument follow its level: a flow line belongs to a trade or a counterparty',
	],
	[
		'an unknown line',
		{ ...unchanged, targetKind: 'TRADE', flowLine: 'retail.stabel' },
		'flowLine: unknown line "retail.stabel", did you mean "retail.stable"?',
	],
	['no comment', { comment: '\n' }, 'comment: a comment is required'],
	['a long comment', { comment: 'x'.repeat(MAX_COMMENT_LENGTH + 1) }, 'comment: at most 2000 characters, not 2001'],
	['a comment with a control character', { comment: 'a\u001b[31mb' }, 'comment: it holds a character that cannot be seen'],
	['a comment that turns the writing round', { comment: 'a\u202eb' }, 'comment: it holds a character that cannot be seen'],
	['a comment with half of a surrogate pair', { comment: 'a\ud800' }, 'comment: it holds a character that cannot be seen'],
	['an asset class that is no security', { assetClass: 'FX' }, 'assetClass: a holding is a bond, an equity or a commodity'],
	[
		'a class of what is not HQLA',
		{ level: 'INELIGIBLE', subclass: 'corporate' },
		'subclass: Basel III has no "corporate" in this level, it has other',
	],
	[
		'a start too far ahead',
		{ effectiveFrom: NOW + 30 * DAY + 1, expiresAt: NOW + 31 * DAY },
		'effectiveFrom: an override begins at most 30 days ahead',
	],
	[
		'a start past the calendar',
		{ effectiveFrom: 8.7e15, expiresAt: 8.7e15 + 1 },
		'effectiveFrom: an override begins at most 30 days ahead',
	],
	['a start in the past', { effectiveFrom: NOW - DAY }, 'effectiveFrom: an override cannot begin in the past'],
	['no expiry', { expiresAt: null }, 'expiresAt: an expiry is required'],
	['an expiry that has passed', { expiresAt: NOW }, 'expiresAt: the expiry has passed'],
	['an expiry before the start', { effectiveFrom: NOW + DAY, expiresAt: NOW + 1 }, 'expiresAt: the expiry must be after the start'],
	['an expiry past 30 days', { expiresAt: NOW + 30 * DAY + 1 }, 'expiresAt: at most 30 days after the start'],
])('%s is refused at its field', (_, over, expected) => {
	expect(problems(over)).toEqual([expected]);
});

test('an unknown reason is refused with the reasons that there are', () => {
	expect(problems({ reasonCode: 'BECAUSE' })[0]).toMatch(/^reasonCode: unknown reason "BECAUSE", expected one of WRONG_ASSET_CLASS, /);
});

test('every problem is named at once', () => {
	expect(problems({ targetId: '', comment: '', expiresAt: null })).toHaveLength(3);
});

test('a whole proposal passes, to the last day', () => {
	expect(problems({})).toEqual([]);
	expect(problems({ expiresAt: NOW + 30 * DAY })).toEqual([]);
	expect(problems({ effectiveFrom: NOW + 30 * DAY, expiresAt: NOW + 60 * DAY })).toEqual([]);
	expect(problems({ comment: 'Two lines,\r\n\ta tab, “signs” and 👩‍💼.' })).toEqual([]);
	expect(problems({ ...unchanged, encumbered: true })).toEqual([]);
	expect(problems({ level: 'INELIGIBLE', subclass: null })).toEqual([]);
	expect(problems({ ...unchanged, targetKind: 'COUNTERPARTY', flowLine: 'other.contractual' })).toEqual([]);
});
