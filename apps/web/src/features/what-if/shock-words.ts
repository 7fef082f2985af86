import { assertNever, type Shock } from '@tideline/domain';

/** Kinds of shocks in the order of the menu, with their names. */
export const SHOCK_TITLES: Readonly<Record<Shock['kind'], string>> = {
	'run-off': 'Run-off',
	ratings: 'Ratings down',
	prices: 'Prices',
	fx: 'FX',
	facility: 'Facility drawn',
	counterparty: 'Counterparty gone',
	trade: 'New trade',
};

/** The shortest name of a shock, for the foot of a bar. */
export function shortTitle(shock: Shock): string {
	switch (shock.kind) {
		case 'run-off':
			return 'Run-off';
		case 'ratings':
			return 'Ratings';
		case 'prices':
			return 'Prices';
		case 'fx':
			return `FX ${shock.currency}`;
		case 'facility':
			return 'Facility';
		case 'counterparty':
			return 'Counterparty';
		case 'trade':
			return shock.trade === 'reverse-repo' ? 'Reverse repo' : `${shock.trade.charAt(0).toUpperCase()}${shock.trade.slice(1)}`;
		default:
			return assertNever(shock);
	}
}
