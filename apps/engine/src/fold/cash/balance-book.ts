import { balanceContributions, balanceLiability, type ParsedBalance, rulebook } from '@tideline/domain';
import type { Cells } from '../lcr/cells.ts';
import { writeLiability } from '../lcr/share-liability.ts';
import { LineWriter } from '../lcr/share-lines.ts';
import { NO_SHARE, ShareBuilder, type Shares } from '../lcr/shares.ts';
import type { ReferenceIndex } from '../reference/reference-index.ts';
import type { Regimes } from '../reference/regimes.ts';
import { SavedValues } from '../table/saved.ts';

interface Held {
	balance: ParsedBalance;
	share: number;
}

interface SavedBalances {
	readonly balances: Iterable<ParsedBalance | null>;
	readonly shares: Float64Array;
}

/** What a balance is written with. */
export interface BalanceDeps {
	readonly reference: ReferenceIndex;
	readonly regimes: Regimes;
	readonly cells: Cells;
	readonly shares: Shares;
}

/** Deposits, facilities, debt, loans and flows as core banking reports them; the higher version of each wins. */
export class BalanceBook {
	readonly #balances = new Map<string, Held>();
	readonly #builder = new ShareBuilder();

	find(balanceId: string): ParsedBalance | undefined {
		return this.#balances.get(balanceId)?.balance;
	}

	/** False for a duplicate or an older version. */
	set(balance: ParsedBalance): boolean {
		const known = this.#balances.get(balance.balanceId);
		if (known === undefined) this.#balances.set(balance.balanceId, { balance, share: NO_SHARE });
		else if (balance.version <= known.balance.version) return false;
		else known.balance = balance;
		return true;
	}

	/** What it was; undefined when there was none. Its share goes with it. */
	remove(balanceId: string, shares: Shares): ParsedBalance | undefined {
		const held = this.#balances.get(balanceId);
		if (held === undefined) return undefined;
		shares.renew(held.share, this.#builder, () => undefined);
		this.#balances.delete(balanceId);
		return held.balance;
	}

	save(): SavedBalances {
		const held = [...this.#balances.values()];
		return { balances: new SavedValues(held.map(({ balance }) => balance)), shares: Float64Array.from(held, ({ share }) => share) };
	}

	restore({ balances, shares }: SavedBalances): void {
		let i = 0;
		for (const balance of balances) {
			const share = shares[i++] as number;
			if (balance !== null) this.#balances.set(balance.balanceId, { balance, share });
		}
	}

	ofEntity(entityId: string): string[] {
		return [...this.#balances.values()].filter(({ balance }) => balance.entityId === entityId).map(({ balance }) => balance.balanceId);
	}

	/** Renews what a balance adds to the LCR. @throws UnknownLineError, its share then being empty. */
	renewShare(balanceId: string, deps: BalanceDeps): void {
		const held = this.#balances.get(balanceId);
		if (held === undefined) return;
		held.share = deps.shares.renew(held.share, this.#builder, () => this.#write(held.balance, deps));
	}

	#write(balance: ParsedBalance, { reference, regimes, cells }: BalanceDeps): void {
		const { entityId } = balance;
		const day = reference.businessDay(entityId);
		if (day === undefined) return;
		for (const id of regimes.of(entityId)) {
			const lines = new LineWriter(cells, this.#builder, entityId, id);
			for (const contribution of balanceContributions(balance, day.date, rulebook(id))) lines.adjusted(contribution);
		}
		writeLiability(this.#builder, cells, { entityId, liability: balanceLiability(balance), intragroup: false });
	}
}
