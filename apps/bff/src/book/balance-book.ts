import type { ParsedBalance } from '@tideline/domain';
import type { Cut, Place } from './cut.ts';
import { RecentChanges } from './recent-changes.ts';

/** Changes of balances that can be taken back; a bank reports some hundreds in a batch. */
const MAX_CHANGES = 10_000;

/** A balance and the record that says it. */
export interface ReportedBalance {
	readonly balance: ParsedBalance;
	readonly place: Place;
}

/** The balances of core banking, the higher version of each, and what they were a moment ago. */
export class BalanceBook {
	readonly #balances = new Map<string, ReportedBalance>();
	readonly #changes = new RecentChanges<Place, ReportedBalance>(MAX_CHANGES);

	/** A duplicate or an older version changes nothing. */
	set(balance: ParsedBalance, place: Place): void {
		const known = this.#balances.get(balance.balanceId);
		if (known !== undefined && balance.version <= known.balance.version) return;
		this.#changes.note(place, balance.balanceId, known ?? null);
		this.#balances.set(balance.balanceId, { balance, place });
	}

	remove(balanceId: string, place: Place): void {
		const known = this.#balances.get(balanceId);
		if (known === undefined) return;
		this.#changes.note(place, balanceId, known);
		this.#balances.delete(balanceId);
	}

	/** The balances as they are now. */
	newest(): ParsedBalance[] {
		return [...this.#balances.values()].map(({ balance }) => balance);
	}

	/** The balances that a cut holds. */
	at(cut: Cut): ReportedBalance[] {
		const balances = new Map<string, ReportedBalance | null>(this.#balances);
		for (const [balanceId, before] of this.#changes.before((place) => !cut.includes(place))) balances.set(balanceId, before);
		return [...balances.values()].filter((balance) => balance !== null);
	}
}
