import { type Minor, minor, negateMinor } from '../money.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import type { Contribution } from '../schema/position.ts';

/** An amount in the one currency in which a set is judged; null while the currency has no rate. */
export type Convert = (amount: Minor, currency: string) => Minor | null;

/**
 * What one netting set adds to the LCR. A set that pays on balance is an outflow, one that receives an inflow, and every currency
 * of it goes to that side with its sign kept: `OUTFLOW EUR 100` and `OUTFLOW USD −90` are a net payment of EUR 100 against USD 90.
 * So the sums by currency stay exact whatever the rates; a rate can only turn the set to the other side. Without a rate for one of
 * its currencies the set is not netted: what it pays is an outflow and what it receives is nothing.
 */
export function netContributions(sums: ReadonlyMap<string, Minor>, convert: Convert, { choices }: RulebookTables): Contribution[] {
	const contribution = (side: 'OUTFLOW' | 'INFLOW', currency: string, amount: Minor): Contribution => {
		return { side, line: choices.items[side].net, currency, amount };
	};
	const flows = [...sums].filter(([, amount]) => amount !== 0);
	const balance = netBalance(flows, convert);
	if (balance === null) {
		return flows.filter(([, amount]) => amount < 0).map(([currency, amount]) => contribution('OUTFLOW', currency, negateMinor(amount)));
	}
	if (balance < 0) return flows.map(([currency, amount]) => contribution('OUTFLOW', currency, negateMinor(amount)));
	return flows.map(([currency, amount]) => contribution('INFLOW', currency, amount));
}

function netBalance(flows: readonly (readonly [string, Minor])[], convert: Convert): number | null {
	let balance = 0;
	for (const [currency, amount] of flows) {
		// One currency needs no rate: its sign is its side.
		const converted = flows.length === 1 ? amount : convert(amount, currency);
		if (converted === null) return null;
		balance = minor(balance + converted);
	}
	return balance;
}
