import type { HqlaLevel, ReasonCode } from '@tideline/domain';
import type { OverrideRow } from '@tideline/stream';
import { ASSET_CLASS_NAMES, levelWords } from './level.ts';

/** Reasons of an override as people say them. */
export const REASON_NAMES: Record<ReasonCode, string> = {
	WRONG_ASSET_CLASS: 'Wrong asset class',
	WRONG_LEVEL: 'Wrong HQLA level',
	OPERATIONAL_TEST: 'Operational test',
	ENCUMBRANCE: 'Encumbrance',
	REFERENCE_DATA: 'Reference data',
	WRONG_COUNTERPARTY: 'Wrong counterparty',
	SUPERVISORY_GUIDANCE: 'Supervisory guidance',
	OTHER: 'Other',
};

/** States of an override as people say them. */
export const OVERRIDE_STATE_NAMES: Record<OverrideRow['state'], string> = {
	DRAFT: 'Draft',
	PENDING: 'Pending',
	IN_FORCE: 'In force',
	SCHEDULED: 'Scheduled',
	REJECTED: 'Rejected',
	WITHDRAWN: 'Withdrawn',
	EXPIRED: 'Expired',
	REVERSED: 'Reversed',
};

/** The reason in words; a code of a newer server stands as it is. */
export const reasonName = (code: string): string => (REASON_NAMES as Record<string, string>)[code] ?? code;

/** What an asset is without the override. */
export interface Booked {
	/** Null where the desks do not agree, or no trade is left to ask. */
	assetClass: string | null;
	level: HqlaLevel;
	subclass: string;
	eligible: boolean;
}

/** One value that an override sets; `from` is null where the old value is not known. */
export interface FieldChange {
	field: string;
	from: string | null;
	to: string;
}

type Values = Pick<OverrideRow, 'assetClass' | 'level' | 'subclass' | 'eligible' | 'encumbered' | 'flowLine'>;

/** Every value that an override sets, in the order of the form. */
export function fieldChanges(values: Values, booked: Booked | null): FieldChange[] {
	const changes: FieldChange[] = [];
	if (values.assetClass !== null) {
		changes.push({
			field: 'Asset class',
			from: booked?.assetClass ? classWords(booked.assetClass) : null,
			to: classWords(values.assetClass),
		});
	}
	if (values.level !== null) {
		const to = levelWords(values.level as HqlaLevel, values.subclass ?? '').trim();
		changes.push({ field: 'Level', from: booked && levelWords(booked.level, booked.subclass), to });
	}
	if (values.eligible !== null) {
		changes.push({ field: 'Operational test', from: booked && testWords(booked.eligible), to: testWords(values.eligible) });
	}
	if (values.encumbered !== null) changes.push({ field: 'Encumbrance', from: null, to: values.encumbered ? 'encumbered' : 'free' });
	if (values.flowLine !== null) changes.push({ field: 'Flow line', from: null, to: values.flowLine });
	return changes;
}

const classWords = (assetClass: string): string => (ASSET_CLASS_NAMES as Record<string, string>)[assetClass] ?? assetClass.toLowerCase();
/** The operational test decides whether an asset of the right class may be counted. */
const testWords = (eligible: boolean): string => (eligible ? 'passes' : 'fails');
