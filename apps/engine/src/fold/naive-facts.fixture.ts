import type {
	AccountRecord,
	CounterpartyRecord,
	Day,
	EntityRecord,
	FxRate,
	InstrumentRecord,
	OverrideProposal,
	ParsedBalance,
	Price,
	Trade,
} from '@tideline/domain';
import { crossRate, isIntragroup, parseFraction } from '@tideline/domain';
import type { BookInput } from './decode/book-input.ts';

export type Of<Kind extends BookInput['kind']> = Extract<BookInput, { kind: Kind }>;
export const minuteOf = (at: number): number => Math.floor(at / 60_000);

/** The greatest by a rank, the first of equals; null of none. */
function greatest<T>(items: readonly T[], rank: (item: T) => number): T | null {
	return items.reduce<T | null>((best, item) => (best === null || rank(item) > rank(best) ? item : best), null);
}

/** Looks every answer up in the whole list of facts, each time anew. */
export class NaiveFacts {
	readonly #inputs: readonly BookInput[];

	constructor(inputs: readonly BookInput[]) {
		this.#inputs = inputs;
	}

	ofKind<Kind extends BookInput['kind']>(kind: Kind): Of<Kind>[] {
		return this.#inputs.filter((input): input is Of<Kind> => input.kind === kind);
	}

	account(accountId: string): AccountRecord | undefined {
		return this.ofKind('account').findLast(({ record }) => record.accountId === accountId)?.record;
	}

	accountIds(entityId: string): string[] {
		return [...new Set(this.ofKind('account').flatMap(({ record }) => (record.entityId === entityId ? [record.accountId] : [])))];
	}

	/** @throws Error for an entity that no record names. */
	requireEntity(entityId: string): EntityRecord {
		const found = this.ofKind('entity').findLast(({ record }) => record.entityId === entityId);
		if (found === undefined) throw new Error(`no record of ${entityId}`);
		return found.record;
	}

	counterparty(counterpartyId: string): CounterpartyRecord | undefined {
		return this.ofKind('counterparty').findLast(({ record }) => record.counterpartyId === counterpartyId)?.record;
	}

	isIntragroup(counterpartyId: string | null): boolean {
		const leis = new Set(this.ofKind('entity').map(({ record }) => record.lei));
		return counterpartyId !== null && isIntragroup(this.counterparty(counterpartyId), leis);
	}

	instrument(instrumentId: string): InstrumentRecord | undefined {
		return this.ofKind('instrument').findLast(({ record }) => record.instrumentId === instrumentId)?.record;
	}

	/** @throws Error before the entity's first business day. */
	day(entityId: string): { date: Day; openedAt: number } {
		const latest = greatest(
			this.ofKind('business-day').filter((input) => input.entityId === entityId),
			({ date }) => date,
		);
		if (latest === null) throw new Error(`${entityId} has no business day`);
		return latest;
	}

	/** The highest version of each. */
	balances(): ParsedBalance[] {
		const ids = new Set(this.ofKind('balance').map(({ balance }) => balance.balanceId));
		return [...ids].flatMap((id) => {
			const versions = this.ofKind('balance').flatMap(({ balance }) => (balance.balanceId === id ? [balance] : []));
			return greatest(versions, ({ version }) => version) ?? [];
		});
	}

	payments(): Of<'payment'>[] {
		const seen = new Set<string>();
		return this.ofKind('payment').filter(({ paymentId }) => !seen.has(paymentId) && seen.add(paymentId));
	}

	/** The highest version of each. */
	trades(entityId: string): Trade[] {
		const newest = new Map<string, Trade>();
		for (const { trade } of this.ofKind('trade')) {
			if (trade.version > (newest.get(trade.tradeId)?.version ?? -1)) newest.set(trade.tradeId, trade as Trade);
		}
		return [...newest.values()].filter((trade) => trade.entityId === entityId);
	}

	/** The first minute in which a posting was confirmed; infinite while it is not. */
	confirmed(tradeId: string, postingId: string): number {
		const named = this.payments().filter((payment) => payment.tradeId === tradeId && payment.postingId === postingId);
		return Math.min(Number.POSITIVE_INFINITY, ...named.map(({ confirmedAt }) => minuteOf(confirmedAt)));
	}

	price(instrumentId: string): Price | null {
		const marks = this.ofKind('price').filter((input) => input.instrumentId === instrumentId);
		return greatest(marks, ({ at }) => at)?.price ?? null;
	}

	rate(from: string, to: string): FxRate | null {
		const usd = (code: string) => {
			if (code === 'USD') return '1';
			const rates = this.ofKind('fx').filter(({ currency }) => currency === code);
			return greatest(rates, ({ at }) => at)?.usd ?? null;
		};
		const [one, other] = [usd(from), usd(to)];
		return one === null || other === null ? null : crossRate(parseFraction(one), parseFraction(other));
	}

	/** What an override in force says of an instrument. */
	override(instrumentId: string): OverrideProposal | null {
		const events = this.ofKind('override').map(({ event }) => event);
		const submitted = events.findLast(({ kind, proposal }) => kind === 'SUBMITTED' && proposal?.targetId === instrumentId);
		const hasEnded = events.some(({ kind, overrideId }) => kind === 'EXPIRED' && overrideId === submitted?.overrideId);
		return hasEnded ? null : (submitted?.proposal ?? null);
	}
}
