import type {
	AccountRecord,
	CounterpartyRecord,
	Day,
	EntityRecord,
	InstrumentRecord,
	OverrideEvent,
	ParsedBalance,
	Price,
	Trade,
	TradeTerms,
} from '@tideline/domain';

/** A payment in minor units and instants; which posting of which trade it settles, where it says so. */
export interface ParsedPayment {
	readonly paymentId: string;
	readonly accountId: string;
	readonly currency: string;
	readonly amount: number;
	readonly valueDate: Day;
	readonly confirmedAt: number;
	readonly tradeId: string | null;
	readonly postingId: string | null;
}

/** A trade; where it came as Avro in the schema of this program, what figures need of it, and the Avro. */
export type TradeFact = { readonly trade: Trade; readonly body?: undefined } | { readonly trade: TradeTerms; readonly body: Uint8Array };

/** One fact, parsed: everything that the book folds. Instants in ms since the epoch. */
export type BookInput =
	| ({ readonly kind: 'trade' } & TradeFact)
	| ({ readonly kind: 'payment' } & ParsedPayment)
	| { readonly kind: 'balance'; readonly balance: ParsedBalance }
	| { readonly kind: 'price'; readonly instrumentId: string; readonly price: Price; readonly currency: string; readonly at: number }
	/** US dollars for one unit, as a decimal. */
	| { readonly kind: 'fx'; readonly currency: string; readonly usd: string; readonly at: number }
	/** A tombstone: what the key named is there no more, and what comes later begins anew. */
	| { readonly kind: 'balance-gone'; readonly balanceId: string }
	| { readonly kind: 'price-gone'; readonly instrumentId: string }
	| { readonly kind: 'fx-gone'; readonly currency: string }
	| { readonly kind: 'entity'; readonly record: EntityRecord }
	| { readonly kind: 'business-day'; readonly entityId: string; readonly date: Day; readonly openedAt: number }
	| { readonly kind: 'account'; readonly record: AccountRecord }
	| { readonly kind: 'counterparty'; readonly record: CounterpartyRecord }
	| { readonly kind: 'instrument'; readonly record: InstrumentRecord }
	| { readonly kind: 'override'; readonly event: OverrideEvent };
