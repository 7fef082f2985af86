import { Decimal } from 'decimal.js';

interface NaiveTrade {
	tradeId: string;
	version: number;
	entityId: string;
	details: { side: string; instrumentId: string; quantity: string; cashAmount: string; currency: string; custodyAccountId: string };
}

interface NaivePosition {
	settled: Decimal;
	pending: Decimal;
	marketValue: Decimal;
	counted: Decimal;
}

/**
 * The consumer that one writes first: `eachMessage`, JSON.parse, decimal.js, an object a trade. It adjusts running totals instead of summing
 * all positions again, knows one asset class and one rule, and keeps no explanation: less work than the fold does.
 */
export class NaiveFold {
	readonly #trades = new Map<string, NaiveTrade>();
	readonly #positions = new Map<string, NaivePosition>();
	readonly #prices = new Map<string, Decimal>();
	readonly #haircut = new Decimal('0.00');
	#hqla = new Decimal(0);
	readonly #outflows = new Map<string, Decimal>();
	readonly #inflows = new Map<string, Decimal>();

	price(instrumentId: string, price: string): void {
		this.#prices.set(instrumentId, new Decimal(price));
	}

	get hqla(): string {
		return this.#hqla.toString();
	}

	open(key: string, instrumentId: string, quantity: string): void {
		const position = { settled: new Decimal(quantity), pending: new Decimal(0), marketValue: new Decimal(0), counted: new Decimal(0) };
		this.#positions.set(key, position);
		this.#value(position, instrumentId);
	}

	async eachMessage({ message }: { message: { value: Buffer } }): Promise<void> {
		const trade = JSON.parse(message.value.toString()) as NaiveTrade;
		const known = this.#trades.get(trade.tradeId);
		if (known !== undefined && known.version >= trade.version) return;
		this.#trades.set(trade.tradeId, trade);
		const { entityId, details } = trade;
		const key = `${entityId}|${details.custodyAccountId}|${details.instrumentId}`;
		const position = this.#positions.get(key) ?? {
			settled: new Decimal(0),
			pending: new Decimal(0),
			marketValue: new Decimal(0),
			counted: new Decimal(0),
		};
		const sign = details.side === 'BUY' ? 1 : -1;
		position.pending = position.pending.plus(new Decimal(details.quantity).times(sign));
		this.#positions.set(key, position);
		this.#value(position, details.instrumentId);
		const flows = sign === 1 ? this.#outflows : this.#inflows;
		const bucket = `${entityId}|${details.currency}`;
		flows.set(bucket, (flows.get(bucket) ?? new Decimal(0)).plus(details.cashAmount));
	}

	#value(position: NaivePosition, instrumentId: string): void {
		const held = position.settled.plus(Decimal.min(position.pending, 0));
		position.marketValue = held.times(this.#prices.get(instrumentId) ?? 0).dividedBy(100);
		const counted = position.marketValue.times(new Decimal(1).minus(this.#haircut));
		this.#hqla = this.#hqla.minus(position.counted).plus(counted);
		position.counted = counted;
	}
}
