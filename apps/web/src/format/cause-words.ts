import type { AttributedCause } from '@tideline/api';
import { causeTitle } from '@tideline/domain';

/** Currencies that a title names. */
const NAMED = 3;
/** Rates are shown so. */
const DECIMALS = 4;
const ID_LENGTH = 11;

/** A cause as tables name it: with the rate where there is one, with the short id of an override. */
export function causeWords(cause: Pick<AttributedCause, 'group' | 'code' | 'subject' | 'rates'>): string {
	if (cause.group === 'OVERRIDE') return causeTitle({ ...cause, subject: cause.subject.slice(0, ID_LENGTH) });
	if (cause.group !== 'FX_RATE') return causeTitle(cause);
	const [only] = cause.rates;
	if (only === undefined) return causeTitle(cause);
	if (cause.rates.length === 1) return `FX: ${only.currency}/USD ${rate(only.before)} → ${rate(only.after)}`;
	const names = cause.rates.slice(0, NAMED).map(({ currency }) => currency);
	const more = cause.rates.length - names.length;
	return `FX: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const rate = (text: string | null): string => (text === null ? 'none' : Number(text).toFixed(DECIMALS));
