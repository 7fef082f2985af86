import type { WhatIfChoices } from '@tideline/api';
import { assertNever, formatMinor, type Minor, type Shock } from '@tideline/domain';

/** A first shock of a kind, on the largest that there is; null where the book has nothing that it could be about. */
export function newShock(kind: Shock['kind'], choices: WhatIfChoices, currency: string): Shock | null {
	switch (kind) {
		case 'run-off': {
			const [line] = choices.lines;
			return line ? { kind, on: line.line, by: 'points', value: '5' } : null;
		}
		case 'ratings':
			return { kind, on: 'all', notches: 1 };
		case 'prices':
			return { kind, on: 'all', percent: '-10' };
		case 'fx': {
			const [first] = choices.currencies;
			return first ? { kind, currency: first.currency, percent: '-5' } : null;
		}
		case 'facility': {
			const [first] = choices.facilities;
			return first
				? { kind, on: `id:${first.id}`, amount: formatMinor(first.amount as Minor, first.currency), currency: first.currency }
				: null;
		}
		case 'counterparty': {
			const [first] = choices.parties;
			return first ? { kind, party: first.id } : null;
		}
		case 'trade': {
			const [first] = choices.securities;
			if (!first) return null;
			return { kind, trade: 'buy', level: first.level as '1', subclass: first.subclass, marketValue: '1000000', currency };
		}
		default:
			return assertNever(kind);
	}
}
