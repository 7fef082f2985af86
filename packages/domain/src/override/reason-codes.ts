/** Why a person overrides a classification. */
export const REASON_CODES = [
	'WRONG_ASSET_CLASS',
	'WRONG_LEVEL',
	'OPERATIONAL_TEST',
	'ENCUMBRANCE',
	'REFERENCE_DATA',
	'WRONG_COUNTERPARTY',
	'SUPERVISORY_GUIDANCE',
	'OTHER',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

const CODES: ReadonlySet<string> = new Set(REASON_CODES);

export function isReasonCode(code: string): code is ReasonCode {
	return CODES.has(code);
}
