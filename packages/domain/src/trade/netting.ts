import { assertNever } from '../assert-never.ts';
import { type Minor, minor, negateMinor } from '../money.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import type { Contribution } from '../schema/position.ts';

/** An amount in the one currency in which a set is judged; null while the currency has no rate. */
export type Convert = (amount: Minor, currency: string) => Minor | null;

/** Which way a netting set goes on balance; `NOT_NETTED` without a rate for one of its currencies. */
export type NetSide = 'OUTFLOW' | 'INFLOW' | 'NOT_NETTED';

/**
 * What one netting set adds to the LCR. A set that pays on balance is an outflow, one that receives an inflow, and every currency
 * of it goes to that side with its sign kept: `OUTFLOW EUR 100` and `OUTFLOW USD −90` are a net payment of EUR 100 against USD 90.
 * So the sums by currency stay exact whatever the rates; a rate can only turn the set to the other side. Without a rate for one of
 * its currencies the set is not netted: what it pays is an outflow and what it receives is nothing.
 */
export function netContributions(sums: ReadonlyMap<string, Minor>, convert: Convert, rulebook: RulebookTables): Contribution[] {
	return contributionsOfSide(sums, netSide([...sums], convert), rulebook);
}

/** As `netContributions`, where the side is known. */
export function contributionsOfSide(sums: ReadonlyMap<string, Minor>, side: NetSide, { choices }: RulebookTables): Contribution[] {
	const contribution = (to: 'OUTFLOW' | 'INFLOW', currency: string, amount: Minor): Contribution => {
		return { side: to, line: choices.items[to].net, currency, amount };
	};
	const flows = [...sums].filter(([, amount]) => amount !== 0);
	switch (side) {
		case 'NOT_NETTED':
			return flows.filter(([, amount]) => amount < 0).map(([currency, amount]) => contribution('OUTFLOW', currency, negateMinor(amount)));
		case 'OUTFLOW':
			return flows.map(([currency, amount]) => contribution('OUTFLOW', currency, negateMinor(amount)));
		case 'INFLOW':
			return flows.map(([currency, amount]) => contribution('INFLOW', currency, amount));
		default:
			return assertNever(side);
	}
}

/** All of a netting set that a rate decides. @throws RangeError when the balance leaves the safe integers. */
export function netSide(sums: readonly (readonly [string, Minor])[], convert: Convert): NetSide {
	const flows = sums.filter(([, amount]) => amount !== 0);
	let balance = 0;
	for (const [currency, amount] of flows) {
		// One currency needs no rate: its sign is its side.
		const converted = flows.length === 1 ? amount : convert(amount, currency);
		if (converted === null) return 'NOT_NETTED';
		balance = minor(balance + converted);
	}
	return balance < 0 ? 'OUTFLOW' : 'INFLOW';
}
