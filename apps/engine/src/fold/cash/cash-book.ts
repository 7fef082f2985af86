import {
	type AccountRecord,
	type Cash,
	type Contribution,
	cashContribution,
	cashLiability,
	minor,
	onLine,
	type RulebookId,
	rulebook,
	startOfDay,
	withoutDue,
} from '@tideline/domain';
import type { Cells } from '../lcr/cells.ts';
import { writeLiability } from '../lcr/share-liability.ts';
import { LineWriter } from '../lcr/share-lines.ts';
import type { ShareBuilder, Shares } from '../lcr/shares.ts';
import type { ActiveOverride, OverrideIndex } from '../reference/override-index.ts';
import type { ReferenceIndex } from '../reference/reference-index.ts';
import type { Regimes } from '../reference/regimes.ts';
import { CashAccount, type SavedCashAccount } from './cash-account.ts';

type CashRecord = AccountRecord & { kind: Cash['kind']; currency: string };

export interface CashBookDeps {
	readonly reference: ReferenceIndex;
	readonly overrides: OverrideIndex;
	readonly regimes: Regimes;
	readonly cells: Cells;
	readonly shares: Shares;
}

/** Every cash account by id, whether or not its record has come yet. */
export class CashBook {
	readonly #accounts = new Map<string, CashAccount>();
	readonly #deps: CashBookDeps;

	constructor(deps: CashBookDeps) {
		this.#deps = deps;
	}

	account(accountId: string): CashAccount {
		const known = this.#accounts.get(accountId);
		if (known !== undefined) return known;
		const account = new CashAccount();
		this.#accounts.set(accountId, account);
		return account;
	}

	save(): ReadonlyMap<string, SavedCashAccount> {
		return new Map([...this.#accounts].map(([accountId, account]) => [accountId, account.save()]));
	}

	restore(saved: ReadonlyMap<string, SavedCashAccount>): void {
		for (const [accountId, account] of saved) this.account(accountId).restore(account);
	}

	ids(): Iterable<string> {
		return this.#accounts.keys();
	}

	entityOf(accountId: string): string | undefined {
		return this.#deps.reference.accounts.get(accountId)?.entityId;
	}

	/** Renews what the balance of an account adds to the LCR. */
	share(accountId: string, builder: ShareBuilder): void {
		const account = this.account(accountId);
		const record = this.#record(accountId);
		account.share = this.#deps.shares.renew(account.share, builder, () => {
			if (record !== null) this.#write(account, record, builder);
		});
	}

	/** The record of the `cash` topic; null while account, entity or business day are unknown. `now`: the newest event, in ms. */
	record(accountId: string, sequence: number, now: number): Cash | null {
		const record = this.#record(accountId);
		const day = record && this.#deps.reference.businessDay(record.entityId);
		const entity = record && this.#deps.reference.entities.get(record.entityId);
		if (record == null || day == null || entity == null) return null;
		const account = this.account(accountId);
		const midnight = startOfDay(day.date, entity.timeZone);
		const { opening, current, low, lowAt, curve } = account.course({ openedAt: day.openedAt, midnight, until: now });
		const pending = account.pendingBy(day.date);
		const { contribution, override } = this.#contribution(account, record, entity.rulebook);
		return {
			accountId,
			entityId: record.entityId,
			name: record.name,
			kind: record.kind,
			currency: record.currency,
			opening: minor(opening),
			current: minor(current),
			pending: minor(pending),
			projected: minor(current + pending),
			low: minor(low),
			lowAt,
			curve: curve.map(minor),
			contributions: contribution === null ? [] : [withoutDue(contribution)],
			overrideId: override?.overrideId ?? null,
			updatedAt: account.updatedAt ?? day.openedAt,
			sequence,
		};
	}

	#write(account: CashAccount, record: CashRecord, builder: ShareBuilder): void {
		const { reference, regimes, cells } = this.#deps;
		const { entityId, counterpartyId } = record;
		const intragroup = counterpartyId !== null && reference.isIntragroup(reference.counterparties.get(counterpartyId));
		for (const id of regimes.of(entityId)) this.#writeLines(account, record, id, new LineWriter(cells, builder, entityId, id, intragroup));
		writeLiability(builder, cells, { entityId, liability: cashLiability(record, minor(account.current())), intragroup });
	}

	#writeLines(account: CashAccount, record: CashRecord, id: RulebookId, lines: LineWriter): void {
		const { booked, contribution } = this.#contribution(account, record, id);
		if (contribution === null || booked === null) return;
		lines.adjusted(contribution);
		if (contribution.line === booked.line) return;
		lines.booked(booked, 0, 1);
		lines.booked(contribution, 0, -1);
	}

	#contribution(
		account: CashAccount,
		record: CashRecord,
		id: RulebookId,
	): { booked: Contribution | null; contribution: Contribution | null; override: ActiveOverride | undefined } {
		const book = rulebook(id);
		const booked = cashContribution(record, minor(account.current()), book);
		const { counterpartyId, entityId } = record;
		const override = counterpartyId === null ? undefined : this.#deps.overrides.find('COUNTERPARTY', counterpartyId, entityId);
		if (booked === null || override === undefined) return { booked, contribution: booked, override: undefined };
		const contribution = onLine(booked, override.proposal, book, null);
		return { booked, contribution, override: contribution === booked ? undefined : override };
	}

	#record(accountId: string): CashRecord | null {
		const record = this.#deps.reference.accounts.get(accountId);
		if (record === undefined || record.kind === 'CUSTODY' || record.currency === null) return null;
		return { ...record, kind: record.kind, currency: record.currency };
	}
}
