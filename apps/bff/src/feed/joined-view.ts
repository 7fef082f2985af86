import type { AccountRecord, JoinedPosition, Position } from '@tideline/domain';
import type { JoinType } from './feed-settings.ts';

/** Positions joined with accounts by account id, whichever comes first. */
export class JoinedView {
	readonly #joinType: JoinType;
	/** Every position, joined from the left; an inner join leaves out those without an account when it is asked. */
	readonly #positions = new Map<string, JoinedPosition>();
	readonly #accounts = new Map<string, AccountRecord>();
	/** Keys of positions by account. */
	readonly #inAccount = new Map<string, Set<string>>();
	#onChange: (key: string, row: JoinedPosition | null) => void = () => undefined;

	constructor(joinType: JoinType) {
		this.#joinType = joinType;
	}

	/** From now on hears of every row that changes; null: it is not in the view any more. The one before hears no more. */
	follow(onChange: (key: string, row: JoinedPosition | null) => void): void {
		this.#onChange = onChange;
	}

	put(key: string, position: Position): void {
		const before = this.#positions.get(key);
		if (before !== undefined && before.accountId !== position.accountId) this.#leaveAccount(before.accountId, key);
		this.#positions.set(key, this.#joined(position));
		const keys = this.#inAccount.get(position.accountId) ?? new Set();
		this.#inAccount.set(position.accountId, keys.add(key));
		this.#onChange(key, this.row(key));
	}

	remove(key: string): void {
		const before = this.#positions.get(key);
		if (before === undefined) return;
		this.#positions.delete(key);
		this.#leaveAccount(before.accountId, key);
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
		const row = this.#positions.get(key);
		if (row === undefined || (this.#joinType === 'inner' && !this.#accounts.has(row.accountId))) return null;
		return row;
	}

	*rows(): Generator<[string, JoinedPosition]> {
		for (const key of this.#positions.keys()) {
			const row = this.row(key);
			if (row !== null) yield [key, row];
		}
	}

	/** Positions, with an account or without. */
	get size(): number {
		return this.#positions.size;
	}

	/** Positions whose account is not among the accounts: what an inner join drops. */
	get withoutAccount(): number {
		let count = 0;
		for (const [accountId, keys] of this.#inAccount) if (!this.#accounts.has(accountId)) count += keys.size;
		return count;
	}

	#joined(position: Position): JoinedPosition {
		const account = this.#accounts.get(position.accountId);
		return { ...position, accountName: account?.name ?? null, accountKind: account?.kind ?? null };
	}

	#accountChanged(accountId: string): void {
		for (const key of this.#inAccount.get(accountId) ?? []) {
			const row = this.#positions.get(key);
			if (row !== undefined) this.#positions.set(key, this.#joined(row));
			this.#onChange(key, this.row(key));
		}
	}

	#leaveAccount(accountId: string, key: string): void {
		const keys = this.#inAccount.get(accountId);
		keys?.delete(key);
		if (keys?.size === 0) this.#inAccount.delete(accountId);
	}
}
