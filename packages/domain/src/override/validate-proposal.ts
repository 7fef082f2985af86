import { hasLine } from '../rulebook/lines.ts';
import { nearest } from '../rulebook/nearest.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { OverrideProposal } from '../schema/override-event.ts';
import type { AssetClass } from '../schema/vocabulary.ts';
import { isReasonCode, REASON_CODES } from './reason-codes.ts';

/** An override ends by itself: at most this long after it begins. */
export const MAX_OVERRIDE_DAYS = 30;
export const MAX_OVERRIDE_MS = MAX_OVERRIDE_DAYS * 86_400_000;
/** How far before now it may begin: the time that a person takes over the form. */
export const MAX_BACKDATE_MS = 15 * 60_000;
export const MAX_COMMENT_LENGTH = 2_000;
/** What a holding can be; the other asset classes are agreements. */
const HELD: readonly (AssetClass | null)[] = ['BOND', 'EQUITY', 'COMMODITY', null];
/** Control characters but for line breaks and tabs, halves of surrogate pairs, and marks that turn the direction of writing round. */
const UNSEEN = /[^\P{Cc}\n\r\t]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u;

/** What is said of a comment that is not readable. */
export const UNREADABLE = 'it holds a character that cannot be seen';

/** Whether a comment says to everyone who reads the trail what its author has written. */
export function isReadable(comment: string): boolean {
	return !UNSEEN.test(comment);
}

/** A proposal as a form sends it: the end may still be missing. */
export type ProposalDraft = Omit<OverrideProposal, 'expiresAt'> & { readonly expiresAt: number | null };

/** One thing wrong with a proposal, at a field of it. */
export interface ProposalProblem {
	readonly path: keyof OverrideProposal;
	readonly message: string;
}

export interface ProposalContext {
	/** Epoch milliseconds. */
	readonly now: number;
	readonly rulebook: Rulebook;
}

/** Everything wrong with a proposal, in the order of the form; empty when it may be submitted. */
export function validateProposal(draft: ProposalDraft, context: ProposalContext): ProposalProblem[] {
	return [...targetProblems(draft), ...classProblems(draft, context), ...reasonProblems(draft), ...timeProblems(draft, context)];
}

function targetProblems({ targetId }: ProposalDraft): ProposalProblem[] {
	return targetId.trim() === '' ? [problem('targetId', 'choose what the override applies to')] : [];
}

function classProblems(draft: ProposalDraft, { rulebook }: ProposalContext): ProposalProblem[] {
	const { targetKind, assetClass, level, subclass, eligible, encumbered, flowLine } = draft;
	const problems: ProposalProblem[] = [];
	if ([assetClass, level, subclass, eligible, encumbered, flowLine].every((value) => value === null)) {
		problems.push(problem('level', 'nothing is changed: set an asset class, a level, eligibility, encumbrance or a flow line'));
	}
	if (assetClass !== null && (targetKind === 'ISSUER' || targetKind === 'COUNTERPARTY')) {
		problems.push(problem('assetClass', `an asset class belongs to a trade or an instrument, not to ${article(targetKind)}`));
	}
	if (targetKind === 'COUNTERPARTY' && [level, subclass, eligible, encumbered].some((value) => value !== null)) {
		problems.push(problem('level', 'a counterparty has no class of its own, only its flows can be moved: set a flow line'));
	}
	if (flowLine !== null && (targetKind === 'INSTRUMENT' || targetKind === 'ISSUER')) {
		problems.push(
			problem('flowLine', `the flows of ${article(targetKind)} follow its level: a flow line belongs to a trade or a counterparty`),
		);
	}
	if (!HELD.includes(assetClass)) problems.push(problem('assetClass', 'a holding is a bond, an equity or a commodity'));
	if (subclass !== null && level === null) problems.push(problem('subclass', 'a subclass needs a level'));
	if (level !== null) problems.push(...levelProblems(level, subclass, rulebook));
	if (eligible === true && level === 'INELIGIBLE') problems.push(problem('eligible', 'an asset that is not HQLA cannot be eligible'));
	if (flowLine !== null) problems.push(...flowLineProblems(flowLine, rulebook));
	return problems;
}

function levelProblems(level: NonNullable<ProposalDraft['level']>, subclass: string | null, rulebook: Rulebook): ProposalProblem[] {
	if (subclass === null) {
		return level === 'INELIGIBLE' ? [] : [problem('subclass', 'a level needs a subclass: together they decide the haircut')];
	}
	const known = rulebook.stock.filter((row) => row.level === level).map((row) => row.subclass);
	if (known.includes(subclass)) return [];
	return [problem('subclass', `${rulebook.title} has no "${subclass}" in this level, it has ${known.join(', ')}`)];
}

function flowLineProblems(flowLine: string, rulebook: Rulebook): ProposalProblem[] {
	if (hasLine(rulebook, 'OUTFLOW', flowLine) || hasLine(rulebook, 'INFLOW', flowLine)) return [];
	const suggestion = nearest(
		flowLine,
		rulebook.lines.map((row) => row.id),
	);
	return [problem('flowLine', `unknown line "${flowLine}", did you mean "${suggestion}"?`)];
}

function reasonProblems({ reasonCode, comment }: ProposalDraft): ProposalProblem[] {
	const problems: ProposalProblem[] = [];
	if (!isReasonCode(reasonCode))
		problems.push(problem('reasonCode', `unknown reason "${reasonCode}", expected one of ${REASON_CODES.join(', ')}`));
	if (comment.trim() === '') problems.push(problem('comment', 'a comment is required'));
	if (comment.length > MAX_COMMENT_LENGTH)
		problems.push(problem('comment', `at most ${MAX_COMMENT_LENGTH} characters, not ${comment.length}`));
	if (!isReadable(comment)) problems.push(problem('comment', UNREADABLE));
	return problems;
}

function timeProblems({ effectiveFrom, expiresAt }: ProposalDraft, { now }: ProposalContext): ProposalProblem[] {
	const problems: ProposalProblem[] = [];
	if (effectiveFrom < now - MAX_BACKDATE_MS) problems.push(problem('effectiveFrom', 'an override cannot begin in the past'));
	// Far enough ahead it would never begin, never end, and past what a date can hold.
	if (effectiveFrom > now + MAX_OVERRIDE_MS)
		return [problem('effectiveFrom', `an override begins at most ${MAX_OVERRIDE_DAYS} days ahead`)];
	if (expiresAt === null) return [...problems, problem('expiresAt', 'an expiry is required')];
	if (expiresAt <= now) problems.push(problem('expiresAt', 'the expiry has passed'));
	else if (expiresAt <= effectiveFrom) problems.push(problem('expiresAt', 'the expiry must be after the start'));
	if (expiresAt > effectiveFrom + MAX_OVERRIDE_MS) problems.push(problem('expiresAt', `at most ${MAX_OVERRIDE_DAYS} days after the start`));
	return problems;
}

function problem(path: keyof OverrideProposal, message: string): ProposalProblem {
	return { path, message };
}

function article(targetKind: 'INSTRUMENT' | 'ISSUER' | 'COUNTERPARTY'): string {
	return targetKind === 'COUNTERPARTY' ? 'a counterparty' : `an ${targetKind.toLowerCase()}`;
}
