import type { AccountRecord, Position } from '@tideline/domain';
import type { JoinType } from './feed-settings.ts';

/** A position with what the accounts' topic says of its account; null where a left join finds none. */
export interface JoinedPosition extends Position {
	readonly accountName: string | null;
	readonly accountKind: AccountRecord['kind'] | null;
}

/** Positions joined with accounts by account id, whichever comes first. */
export class JoinedView {
	readonly #joinType: JoinType;
	readonly #positions = new Map<string, Position>();
	readonly #accounts = new Map<string, AccountRecord>();
	/** Keys of positions by account. */
	readonly #inAccount = new Map<string, Set<string>>();
	#onChange: (key: string, row: JoinedPosition | null) => void = () => undefined;

	constructor(joinType: JoinType) {
		this.#joinType = joinType;
	}

	/** From now on hears of every row that changes; null: it is not in the view any more. */
	follow(onChange: (key: string, row: JoinedPosition | null) => void): void {
		this.#onChange = onChange;
	}

	put(key: string, position: Position): void {
		const before = this.#positions.get(key);
		if (before !== undefined && before.accountId !== position.accountId) this.#inAccount.get(before.accountId)?.delete(key);
		this.#positions.set(key, position);
		const keys = this.#inAccount.get(position.accountId) ?? new Set();
		this.#inAccount.set(position.accountId, keys.add(key));
		this.#onChange(key, this.row(key));
	}

	remove(key: string): void {
		const before = this.#positions.get(key);
		if (before === undefined) return;
		this.#positions.delete(key);
		this.#inAccount.get(before.accountId)?.delete(key);
		this.#onChange(key, null);
	}

	putAccount(account: AccountRecord): void {
		this.#accounts.set(account.accountId, account);
		this.#accountChanged(account.accountId);
	}

	removeAccount(accountId: string): void {
		if (this.#accounts.delete(accountId)) this.#accountChanged(accountId);
	}

	/** Null when there is no such position, or an inner join finds no account for it. */
	row(key: string): JoinedPosition | null {
		const position = this.#positions.get(key);
		if (position === undefined) return null;
		const account = this.#accounts.get(position.accountId);
		if (account === undefined && this.#joinType === 'inner') return null;
		return { ...position, accountName: account?.name ?? null, accountKind: account?.kind ?? null };
	}

	*rows(): Generator<[string, JoinedPosition]> {
		for (const key of this.#positions.keys()) {
			const row = this.row(key);
			if (row !== null) yield [key, row];
		}
	}

	/** Positions whose account is not among the accounts: what an inner join drops. */
	get withoutAccount(): number {
		let count = 0;
		for (const { accountId } of this.#positions.values()) if (!this.#accounts.has(accountId)) count++;
		return count;
	}

	#accountChanged(accountId: string): void {
		for (const key of this.#inAccount.get(accountId) ?? []) this.#onChange(key, this.row(key));
	}
}
