import {
	assertNever,
	type CounterpartyRecord,
	checkAccountCurrency,
	checkInstrumentCurrency,
	type EntityRecord,
	type InstrumentRecord,
	type OverrideProposal,
	type ParsedBalance,
} from '@tideline/domain';
import type { BookParts } from './book-parts.ts';
import type { BookInput } from './decode/book-input.ts';
import { NO_TEXT, type SavedTextTable, TextTable } from './table/text-table.ts';

/** Puts facts into the parts of a book, and marks what each one touches. */
export class InputFold {
	readonly #parts: BookParts;
	readonly #paymentIds = new TextTable();

	constructor(parts: BookParts) {
		this.#parts = parts;
	}

	/** @throws an error for a fact that cannot be folded; it has changed nothing. */
	fold(input: BookInput): void {
		switch (input.kind) {
			case 'trade':
				this.#parts.trades.apply(input);
				return;
			case 'payment':
				this.#pay(input);
				return;
			case 'balance':
				this.#setBalance(input.balance);
				return;
			case 'price':
				this.#setPrice(input);
				return;
			case 'fx':
				if (this.#parts.rates.set(input.currency, input.usd, input.at)) this.#parts.dirty.rates = true;
				return;
			case 'balance-gone':
				this.#removeBalance(input.balanceId);
				return;
			case 'price-gone':
				if (this.#parts.prices.remove(input.instrumentId)) this.#instrumentDirty(input.instrumentId);
				return;
			case 'fx-gone':
				if (this.#parts.rates.remove(input.currency)) this.#parts.dirty.rates = true;
				return;
			case 'entity':
				this.#setEntity(input.record);
				return;
			case 'business-day':
				this.#setBusinessDay(input);
				return;
			case 'account':
				this.#parts.reference.setAccount(input.record);
				this.#parts.dirty.accounts.add(input.record.accountId);
				return;
			case 'counterparty':
				this.#setCounterparty(input.record);
				return;
			case 'instrument':
				this.#setInstrument(input.record);
				return;
			case 'override':
				for (const proposal of this.#parts.overrides.apply(input.event)) this.#overrideChanged(proposal);
				return;
			default:
				assertNever(input);
		}
	}

	/** Ids of the payments folded. */
	save(): SavedTextTable {
		return this.#paymentIds.save();
	}

	restore(paymentIds: SavedTextTable): void {
		this.#paymentIds.restore(paymentIds);
	}

	/** A currency that does not fit is refused before a duplicate is passed over: what is judged must not hang on what came first. */
	#pay(payment: Extract<BookInput, { kind: 'payment' }>): void {
		const { paymentId, accountId, amount, confirmedAt, tradeId, postingId } = payment;
		checkAccountCurrency(payment, this.#parts.reference.accounts.get(accountId));
		if (this.#paymentIds.find(paymentId) !== NO_TEXT) return;
		this.#parts.cash.account(accountId).pay(amount, confirmedAt);
		this.#paymentIds.id(paymentId);
		this.#parts.dirty.accounts.add(accountId);
		if (tradeId !== null && postingId !== null) this.#parts.trades.confirm(tradeId, postingId, confirmedAt);
	}

	#setPrice(input: Extract<BookInput, { kind: 'price' }>): void {
		const { instrumentId, price, at } = input;
		checkInstrumentCurrency(input, this.#parts.reference.instruments.get(instrumentId));
		if (this.#parts.prices.set(instrumentId, price, at)) this.#instrumentDirty(instrumentId);
	}

	#setBalance(balance: ParsedBalance): void {
		if (balance.kind === 'OPENING_CASH') checkAccountCurrency(balance, this.#parts.reference.accounts.get(balance.accountId));
		if (!this.#parts.balances.set(balance)) return;
		if (balance.kind === 'OPENING_CASH') {
			this.#parts.cash.account(balance.accountId).open(balance.version, balance.amount, balance.at);
			this.#parts.dirty.accounts.add(balance.accountId);
		} else if (balance.kind === 'OPENING_SECURITY') {
			this.#openPosition(balance);
		}
		this.#parts.dirty.balances.add(balance.balanceId);
	}

	#removeBalance(balanceId: string): void {
		const gone = this.#parts.balances.remove(balanceId, this.#parts.shares);
		if (gone?.kind === 'OPENING_CASH') {
			this.#parts.cash.account(gone.accountId).reopen(gone.version, gone.at);
			this.#parts.dirty.accounts.add(gone.accountId);
		} else if (gone?.kind === 'OPENING_SECURITY') {
			const { table } = this.#parts.positions;
			const position = table.ensure(gone.entityId, gone.accountId, gone.instrumentId, null);
			this.#parts.dirty.positions.add(position);
			if (table.opening(position)?.balanceId === balanceId) this.#parts.trades.reopen(position, () => table.open(position, null));
		}
	}

	#openPosition(opening: Extract<ParsedBalance, { kind: 'OPENING_SECURITY' }>): void {
		const { table } = this.#parts.positions;
		const position = table.ensure(opening.entityId, opening.accountId, opening.instrumentId, null);
		const known = table.opening(position);
		this.#parts.dirty.positions.add(position);
		if (known !== null && (opening.at < known.at || (opening.at === known.at && opening.version <= known.version))) return;
		this.#parts.trades.reopen(position, () => table.open(position, opening));
	}

	#setEntity(record: EntityRecord): void {
		const { reference, regimes, dirty, classifier } = this.#parts;
		const before = reference.entities.get(record.entityId);
		const otherLeis = reference.setEntity(record);
		dirty.changedEntities.add(record.entityId);
		const others = new Set(regimes.renew());
		if (before === undefined || !sameRules(before, record)) others.add(record.entityId);
		if (others.size > 0) classifier.forgetAll();
		for (const entityId of others) this.#allDirty(entityId);
		if (otherLeis) this.#affiliatesDirty([record.lei, before?.lei ?? record.lei]);
	}

	/** An entity is judged by other rules. */
	#allDirty(entityId: string): void {
		this.#entityDirty(entityId);
		this.#parts.trades.entityChanged(entityId);
		this.#parts.netting.entityChanged(entityId);
	}

	/** Counterparties by these LEIs begin or cease to be of the group. */
	#affiliatesDirty(leis: readonly string[]): void {
		for (const { counterpartyId, lei } of this.#parts.reference.counterparties.values())
			if (leis.includes(lei)) this.#dealingsDirty(counterpartyId);
	}

	/** Trades with a counterparty, and accounts with it. */
	#dealingsDirty(counterpartyId: string): void {
		this.#parts.trades.counterpartyChanged(counterpartyId);
		for (const accountId of this.#parts.reference.accountsWith(counterpartyId)) this.#parts.dirty.accounts.add(accountId);
	}

	#setBusinessDay({ entityId, date, openedAt }: Extract<BookInput, { kind: 'business-day' }>): void {
		const first = this.#parts.reference.businessDay(entityId) === undefined;
		if (!this.#parts.reference.setBusinessDay(entityId, { date, openedAt })) return;
		this.#parts.dirty.changedEntities.add(entityId);
		this.#entityDirty(entityId);
		if (first) this.#parts.trades.entityChanged(entityId);
		else this.#parts.trades.dateChanged(entityId, date);
	}

	/** Everything of an entity but its trades. */
	#entityDirty(entityId: string): void {
		const { table } = this.#parts.positions;
		for (const position of table.all()) if (table.entityId(position) === entityId) this.#parts.dirty.positions.add(position);
		for (const balanceId of this.#parts.balances.ofEntity(entityId)) this.#parts.dirty.balances.add(balanceId);
		for (const accountId of this.#parts.cash.ids())
			if (this.#parts.cash.entityOf(accountId) === entityId) this.#parts.dirty.accounts.add(accountId);
	}

	#setCounterparty(record: CounterpartyRecord): void {
		const { counterpartyId } = record;
		if (sameRecord(this.#parts.reference.counterparties.get(counterpartyId), record)) return;
		this.#parts.reference.counterparties.set(counterpartyId, record);
		this.#dealingsDirty(counterpartyId);
		for (const instrumentId of this.#parts.reference.issuedBy(counterpartyId)) this.#instrumentChanged(instrumentId);
	}

	#setInstrument(record: InstrumentRecord): void {
		if (sameRecord(this.#parts.reference.instruments.get(record.instrumentId), record)) return;
		this.#parts.reference.setInstrument(record);
		this.#instrumentChanged(record.instrumentId);
	}

	#instrumentChanged(instrumentId: string): void {
		this.#parts.classifier.forgetInstrument(instrumentId);
		this.#instrumentDirty(instrumentId);
	}

	#instrumentDirty(instrumentId: string): void {
		for (const position of this.#parts.positions.table.ofInstrument(instrumentId)) this.#parts.dirty.positions.add(position);
	}

	#overrideChanged({ targetKind, targetId }: OverrideProposal): void {
		markEntities(this.#parts);
		switch (targetKind) {
			case 'TRADE':
				this.#parts.trades.targetChanged(targetId);
				return;
			case 'INSTRUMENT':
				this.#instrumentDirty(targetId);
				return;
			case 'ISSUER':
				for (const instrumentId of this.#parts.reference.issuedBy(targetId)) this.#instrumentDirty(instrumentId);
				return;
			case 'COUNTERPARTY':
				this.#dealingsDirty(targetId);
				return;
			default:
				assertNever(targetKind);
		}
	}
}

/** Every LCR has to be computed again. */
export function markEntities({ reference, dirty }: BookParts): void {
	for (const entityId of reference.entities.keys()) dirty.changedEntities.add(entityId);
}

const sameRules = (a: EntityRecord, b: EntityRecord): boolean =>
	a.rulebook === b.rulebook &&
	a.currency === b.currency &&
	a.country === b.country &&
	a.timeZone === b.timeZone &&
	a.kind === b.kind &&
	a.interestFree === b.interestFree;

const sameRecord = (a: object | undefined, b: object): boolean => a !== undefined && JSON.stringify(a) === JSON.stringify(b);
