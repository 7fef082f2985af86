import type { RejectReason } from '@tideline/domain';

/** Reasons of a rejection as people say them. */
export const REJECT_NAMES: Record<RejectReason, string> = {
	NOT_JSON: 'Not JSON',
	NOT_FIX: 'Not FIX',
	BAD_CHECKSUM: 'Bad checksum',
	TOO_LARGE: 'Too large',
	CONTROL_CHARACTER: 'Control character',
	MISSING_FIELD: 'Missing field',
	WRONG_TYPE: 'Wrong type',
	OUT_OF_RANGE: 'Out of range',
	BAD_IDENTIFIER: 'Bad identifier',
	BAD_DATE: 'Bad date',
	UNKNOWN_CURRENCY: 'Unknown currency',
	UNKNOWN_ENTITY: 'Unknown entity',
	UNKNOWN_ACCOUNT: 'Unknown account',
	UNKNOWN_INSTRUMENT: 'Unknown instrument',
	UNKNOWN_COUNTERPARTY: 'Unknown counterparty',
	UNSUPPORTED: 'Unsupported',
	INCONSISTENT: 'Inconsistent',
	BAD_ENCODING: 'Bad encoding',
	DUPLICATE_FIELD: 'Duplicate field',
	FUTURE_TIME: 'Future time',
};
