import type { OverrideProposalRequest, Problem } from '@tideline/api';
import { type AssetClass, type ProposalDraft, type Rulebook, validateProposal } from '@tideline/domain';
import { FIELD_OF, FIELD_ORDER, type FieldName, type Fields, type StockChoice } from './fields.ts';
import type { TargetChoice } from './targets.ts';
import { parseWhen, type When } from './when-input.ts';

export interface ProposalContext {
	target: TargetChoice | null;
	stocks: readonly StockChoice[];
	rulebook: Rulebook;
	now: number;
	timeZone: string;
}
/** What is wrong with the form, a sentence a field. */
export type Faults = Partial<Record<FieldName, string>>;

/** Fields read into a proposal, and everything wrong with them. */
export interface ReadFields {
	draft: ProposalDraft;
	/** True when the override begins the moment it is submitted. */
	atOnce: boolean;
	faults: Faults;
}

/** Reads the form by the same rules that the server judges it by. */
export function readFields(fields: Fields, context: ProposalContext): ReadFields {
	const { target, stocks, now, timeZone } = context;
	const from = parseWhen(fields.effectiveFrom, { now, timeZone });
	const until = parseWhen(fields.expiresAt, { now, timeZone });
	const stock = stocks.find(({ id }) => id === fields.stock);
	const draft: ProposalDraft = {
		targetKind: target?.kind ?? 'INSTRUMENT',
		targetId: target?.id ?? '',
		entityId: target?.entityId ?? null,
		assetClass: fields.assetClass === '' ? null : (fields.assetClass satisfies AssetClass),
		level: stock?.level ?? null,
		subclass: stock?.subclass ?? null,
		eligible: fields.eligible === '' ? null : fields.eligible === 'passes',
		encumbered: null,
		flowLine: null,
		reasonCode: fields.reasonCode,
		comment: fields.comment.trim(),
		effectiveFrom: from.kind === 'instant' ? from.at : now,
		expiresAt: until.kind === 'instant' ? until.at : null,
	};
	const atOnce = from.kind !== 'instant' || from.at <= now;
	return { draft, atOnce, faults: faultsOf(draft, { fields, from, until }, context) };
}

function faultsOf(draft: ProposalDraft, typed: { fields: Fields; from: When; until: When }, { rulebook, now }: ProposalContext): Faults {
	const faults: Faults = {};
	if (typed.from.kind === 'empty') faults.effectiveFrom = 'A start is required: a date and time, or Now.';
	if (typed.from.kind === 'bad') faults.effectiveFrom = sentence(typed.from.message);
	if (typed.until.kind === 'bad') faults.expiresAt = sentence(typed.until.message);
	if (typed.fields.reasonCode === '') faults.reasonCode = 'A reason is required.';
	for (const { path, message } of validateProposal(draft, { now, rulebook })) {
		const field = FIELD_OF[path];
		if (field) faults[field] ??= sentence(path === 'level' ? NOTHING_CHANGED : message);
	}
	return faults;
}
/** The form has no encumbrance and no flow line. */
const NOTHING_CHANGED = 'nothing is changed: set an asset class, a level or the operational test';

/** What the server needs for a preview: the parts that move figures, whatever else is still missing. */
export function previewRequestOf({ draft, atOnce, faults }: ReadFields): OverrideProposalRequest | null {
	if (faults.target || faults.assetClass || faults.stock || faults.eligible) return null;
	const { targetKind, targetId, entityId, assetClass, level, subclass, eligible } = draft;
	const changes = { targetKind, targetId, entityId, assetClass, level, subclass, eligible };
	const expiresAt = draft.expiresAt !== null && !faults.expiresAt ? draft.expiresAt : draft.effectiveFrom + HOUR_MS;
	// The effect is that of today's book, whenever the override begins; reason and comment move no figure.
	return { ...changes, reasonCode: 'OTHER', comment: 'Preview', effectiveFrom: null, expiresAt: atOnce ? roundUp(expiresAt) : expiresAt };
}
const HOUR_MS = 3_600_000;
/** A preview of the same change is the same question all hour long. */
const roundUp = (at: number) => Math.ceil(at / HOUR_MS) * HOUR_MS;

/** The proposal as submitted; null while something is wrong with it. */
export function submitRequestOf({ draft, atOnce, faults }: ReadFields): OverrideProposalRequest | null {
	const { expiresAt, reasonCode } = draft;
	if (Object.keys(faults).length > 0 || expiresAt === null) return null;
	return {
		...draft,
		reasonCode: reasonCode as OverrideProposalRequest['reasonCode'],
		expiresAt,
		effectiveFrom: atOnce ? null : draft.effectiveFrom,
	};
}

/** The first faulty field in the order of the form. */
export const firstFault = (faults: Faults): FieldName | null => FIELD_ORDER.find((field) => faults[field] !== undefined) ?? null;

/** Faults that the server found, at their fields; what belongs to no field stays with the problem's own words. */
export function faultsOfProblem({ errors }: Problem): Faults {
	const faults: Faults = {};
	for (const { path, message } of errors ?? []) {
		const field = FIELD_OF[path.split('.').at(-1) as keyof typeof FIELD_OF];
		if (field) faults[field] ??= sentence(message);
	}
	return faults;
}

/** `at most 30 days` as a sentence: `At most 30 days.` */
const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?]$/.test(text) ? '' : '.'}`;
