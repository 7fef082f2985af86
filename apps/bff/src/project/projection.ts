import {
	assertNever,
	type Cash,
	checkAccountCurrency,
	type JoinedPosition,
	type Lcr,
	type OverrideProposal,
	type ParsedBalance,
	type Rejected,
} from '@tideline/domain';
import { BalanceBook } from '../book/balance-book.ts';
import type { Place } from '../book/cut.ts';
import { PublishedVersions } from '../book/published-versions.ts';
import type { Input } from '../ingest/input.ts';
import { AttributionMinutes } from './attribution-minutes.ts';
import { CashDays } from './cash-days.ts';
import { ClosedDays } from './closed-days.ts';
import { Confirmations } from './confirmations.ts';
import { DeadLetters } from './dead-letters.ts';
import { LcrHistory } from './lcr-history.ts';
import { OverrideRows } from './override-rows.ts';
import { Reference } from './reference.ts';
import { rejectedRow } from './rejected-row.ts';
import type { Tables } from './tables.ts';
import { TodayCounts } from './today-counts.ts';
import { MAX_INDEXED_TRADES, TradeIndex } from './trade-index.ts';

/** Everything that the BFF knows, folded from the log: what is published, and what requests look up. */
export class Projection {
	readonly tables: Tables;
	readonly reference = new Reference();
	readonly history = new LcrHistory();
	readonly closedDays = new ClosedDays();
	readonly attributions = new AttributionMinutes();
	readonly cashDays: CashDays;
	readonly trades: TradeIndex;
	readonly confirmations: Confirmations;
	readonly balances = new BalanceBook();
	/** What the positions, the cash and the ratios were a moment ago. */
	readonly versions = new PublishedVersions();
	readonly overrides = new OverrideRows();
	readonly today = new TodayCounts(this.reference);
	readonly deadLetters = new DeadLetters();
	readonly #now: () => number;
	#inputs: Lcr['inputs'] = [];
	#inputsSequence = -1;

	/** `maxIndexed`: versions of trades, and payments, that are kept at most. */
	constructor(tables: Tables, now: () => number, maxIndexed = MAX_INDEXED_TRADES) {
		this.tables = tables;
		this.#now = now;
		this.cashDays = new CashDays(maxIndexed);
		this.trades = new TradeIndex(maxIndexed);
		this.confirmations = new Confirmations(maxIndexed);
	}

	/** @throws for a fact that the fold sets aside too; it has changed nothing. */
	apply(input: Input): void {
		switch (input.kind) {
			case 'cash':
				if (input.value === null) this.tables.removeCash(input.key);
				else this.#putCash(input.value);
				break;
			case 'lcr':
				this.#applyLcr(input.value);
				break;
			case 'lcr-point':
				this.history.add(input.value, input.offset);
				break;
			case 'closed-day':
				this.closedDays.add(input.value, input.offset);
				break;
			case 'activity':
				this.tables.addActivity(input.value);
				break;
			case 'attribution':
				this.attributions.add(input.value, input.record);
				break;
			case 'override':
				if (this.overrides.apply(input.value) !== null) this.#putOverride(input.value.overrideId, input.value.at);
				break;
			case 'rejected':
				this.#applyRejected(input.value, input);
				break;
			case 'dead-letter-event': {
				const moved = this.deadLetters.apply(input.value, input.offset);
				if (moved !== null) this.tables.moveRejected(moved.id, moved.state);
				break;
			}
			case 'trade':
				this.trades.add(input.value, input.record, input.place);
				this.today.add(input.value.source.topic, input.value.receiveTime);
				break;
			case 'payment':
				this.#checkCurrency(input.value);
				if (this.cashDays.apply(input.value, input.place)) this.confirmations.apply(input.value, input.place);
				this.today.add('payments', Date.parse(input.value.confirmedAt));
				break;
			case 'balance':
				this.#applyBalance(input.value, input.place);
				break;
			case 'balance-gone':
				this.balances.remove(input.balanceId, input.place);
				break;
			case 'entity':
				this.reference.entities.set(input.value.entityId, input.value);
				this.tables.addEntity(input.value.entityId);
				this.today.roll();
				break;
			case 'business-day':
				if (this.reference.setBusinessDay(input.value)) this.today.roll();
				break;
			case 'account':
				this.reference.accounts.set(input.value.accountId, input.value);
				break;
			case 'counterparty':
				this.reference.counterparties.set(input.value.counterpartyId, input.value);
				break;
			case 'instrument':
				this.reference.instruments.set(input.value.instrumentId, input.value);
				break;
			default:
				assertNever(input);
		}
	}

	/** A row of the positions has changed; null: it is gone. */
	putPosition(key: string, position: JoinedPosition | null): void {
		const before = this.tables.latestPosition(key) ?? null;
		this.versions.position(key, before, position);
		if (position === null) this.tables.removePosition(key);
		else this.tables.putPosition(position);
		for (const overrideId of this.overrides.move(before?.overrideId ?? null, position?.overrideId ?? null))
			this.#putOverride(overrideId, 0);
	}

	/** Shows these positions and no others: every stream of positions goes over in one publication. */
	showPositions(view: { row(key: string): JoinedPosition | null; rows(): Iterable<[string, JoinedPosition]> }): void {
		for (const key of this.tables.positionKeys()) if (view.row(key) === null) this.putPosition(key, null);
		for (const [key, row] of view.rows()) this.putPosition(key, row);
	}

	/** Where the engine stood in its inputs when it published its latest LCR. */
	get engineInputs(): Lcr['inputs'] {
		return this.#inputs;
	}

	/** A replay was just written there. */
	placeReplay(rejectedId: string, place: { partition: number; offset: number }): void {
		const state = this.deadLetters.placed(rejectedId, place);
		if (state !== null) this.tables.moveRejected(rejectedId, state);
	}

	/** Brings the state of every override up to the clock: a start or an end passes without an event of the log. */
	tellTime(): void {
		for (const overrideId of this.overrides.ids()) this.#putOverride(overrideId, 0);
	}

	/** The target of an override in words. */
	targetName({ targetKind, targetId }: Pick<OverrideProposal, 'targetKind' | 'targetId'>): string {
		switch (targetKind) {
			case 'INSTRUMENT':
				return this.reference.instruments.get(targetId)?.name ?? targetId;
			case 'ISSUER':
			case 'COUNTERPARTY':
				return this.reference.counterpartyName(targetId);
			case 'TRADE':
				return `Trade ${targetId}`;
			default:
				return assertNever(targetKind);
		}
	}

	/** What the fold sets aside for its currency is left out here too: an account's day must not show what its figures lack. */
	#checkCurrency(fact: { readonly accountId: string; readonly currency: string }): void {
		checkAccountCurrency(fact, this.reference.accounts.get(fact.accountId));
	}

	#applyBalance(balance: ParsedBalance, place: Place): void {
		if (balance.kind === 'OPENING_CASH') {
			this.#checkCurrency(balance);
			this.cashDays.open(balance.accountId, balance.at);
		}
		this.balances.set(balance, place);
	}

	#putCash(cash: Cash): void {
		this.versions.cash(this.tables.latest('cash', cash.entityId, cash.accountId) ?? null, cash);
		this.tables.putCash(cash);
	}

	#applyLcr(lcr: Lcr): void {
		this.versions.lcr(this.tables.latest('lcr', lcr.entityId, lcr.entityId) ?? null, lcr);
		this.tables.putLcr(lcr);
		if (lcr.sequence < this.#inputsSequence) return;
		this.#inputsSequence = lcr.sequence;
		this.#inputs = lcr.inputs;
	}

	#applyRejected(rejected: Rejected, place: { partition: number; offset: number }): void {
		const state = this.deadLetters.add(rejected, place);
		this.tables.addRejected(rejectedRow(rejected, state));
		this.today.add(rejected.topic, rejected.receivedAt);
	}

	#putOverride(overrideId: string, at: number): void {
		const state = this.overrides.state(overrideId);
		if (state === undefined) return;
		const row = this.overrides.row(overrideId, this.#now(), this.targetName(state.proposal));
		if (row !== null) this.tables.putOverride(row, at);
	}
}
