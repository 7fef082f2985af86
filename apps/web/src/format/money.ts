import { currency } from '@tideline/domain';
import { formatChange, formatStock } from './number.ts';

/** Units in which money is shown: one, thousands, millions. */
export const SCALES = ['1', 'k', 'm'] as const;
export type Scale = (typeof SCALES)[number];
const POWER: Record<Scale, number> = { '1': 0, k: 3, m: 6 };

/** Decimals of the scale: millions carry one, except for currencies without minor units. */
export function scaleDecimals(currencyCode: string, scale: Scale): number {
	return scale === 'm' && currency(currencyCode).exponent > 0 ? 1 : 0;
}

/** Minor units as a number of the scale's units. */
export function inScale(minorUnits: number, currencyCode: string, scale: Scale): number {
	return minorUnits / 10 ** (currency(currencyCode).exponent + POWER[scale]);
}

/** A stock or flow in the scale: `40,176.1`, `(297.3)`. */
export function formatMoney(minorUnits: number, currencyCode: string, scale: Scale): string {
	return formatStock(inScale(minorUnits, currencyCode, scale), scaleDecimals(currencyCode, scale));
}

/** A change in the scale: `+265.6`. */
export function formatMoneyChange(minorUnits: number, currencyCode: string, scale: Scale): string {
	return formatChange(inScale(minorUnits, currencyCode, scale), scaleDecimals(currencyCode, scale));
}

/** The exact amount for tooltips: `USD 40,176,123,456.78`. */
export function formatExact(minorUnits: number, currencyCode: string): string {
	const { exponent } = currency(currencyCode);
	return `${currencyCode} ${formatStock(minorUnits / 10 ** exponent, exponent)}`;
}

/** Head of a column or pane: `USD m`, `USD k`, `USD`. */
export function moneyUnit(currencyCode: string, scale: Scale): string {
	return scale === '1' ? currencyCode : `${currencyCode} ${scale}`;
}
