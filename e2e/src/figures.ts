import { formatMinor, minor } from '@tideline/domain';

/** An amount as the page's tooltips write it, worked out apart from the page: `USD 40,176,123,456.78`, negative in parentheses. */
export function exact(amount: number, currency: string): string {
	const [whole = '', cents] = formatMinor(minor(Math.abs(amount)), currency).split('.');
	const digits = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${cents === undefined ? '' : `.${cents}`}`;
	return `${currency} ${amount < 0 ? `(${digits})` : digits}`;
}

/** A ratio as the gauge writes it: per cent with one decimal. */
export function percent(ratio: number | null): string {
	return ratio === null ? 'n/a' : (Math.round(ratio * 1_000) / 10).toFixed(1);
}
