import { Decimal } from 'decimal.js';

interface NaiveTrade {
	tradeId: string;
	version: number;
	lifecycle: string;
	entityId: string;
	settlementDate: string;
	details: {
		side: 'BUY' | 'SELL';
		instrumentId: string;
		quantity: string;
		cashAmount: string;
		currency: string;
		custodyAccountId: string;
		cashAccountId: string;
	};
}

interface NaiveContribution {
	line: string;
	amount: Decimal;
	excluded: Decimal;
}

interface NaivePosition {
	instrumentId: string;
	entityId: string;
	settled: Decimal;
	pending: Decimal;
	pendingSales: Decimal;
	marketValue: Decimal;
	contributions: NaiveContribution[];
}

export interface NaiveRatio {
	hqla: Decimal;
	netCashOutflows: Decimal;
	lcr: Decimal;
}

const ZERO = new Decimal(0);
/** Lines of the day that is measured, with what is left of them or runs off: all a naive consumer of it has to know. */
const FACTORS: Record<string, Decimal> = {
	'STOCK|l1.sovereign': new Decimal(1),
	'OUTFLOW|unsettled.purchase': new Decimal(1),
	'INFLOW|unsettled.sale': new Decimal(1),
};

/**
 * The consumer that one writes first: `eachMessage`, JSON.parse, decimal.js, an object a trade and a position, maps by string. It keeps what
 * the fold keeps (trades by version, positions, cash due by account and date, contributions, sums by line) and gives the same ratio, but
 * knows one asset class and one rulebook line a side, and neither settlement, overrides, caps nor netting: less work than the fold does.
 */
export class NaiveFold {
	readonly #trades = new Map<string, NaiveTrade>();
	readonly #positions = new Map<string, NaivePosition>();
	readonly #due = new Map<string, Decimal>();
	readonly #prices = new Map<string, Decimal>();
	readonly #sums = new Map<string, NaiveContribution>();

	price(instrumentId: string, price: string): void {
		this.#prices.set(instrumentId, new Decimal(price));
	}

	open(entityId: string, accountId: string, instrumentId: string, quantity: string): void {
		const position = this.#position(entityId, accountId, instrumentId);
		position.settled = new Decimal(quantity);
		this.#value(position);
	}

	async eachMessage({ message }: { message: { value: Buffer } }): Promise<void> {
		const trade = JSON.parse(message.value.toString()) as NaiveTrade;
		const known = this.#trades.get(trade.tradeId);
		if (known !== undefined && known.version >= trade.version) return;
		if (known !== undefined) this.#place(known, -1);
		this.#trades.set(trade.tradeId, trade);
		this.#place(trade, 1);
	}

	/** Of some entities together, as the sums by line stand. */
	ratio(entityIds: readonly string[]): NaiveRatio {
		const total = (side: string) => {
			let sum = ZERO;
			for (const [name, { amount, excluded }] of this.#sums) {
				const [entityId = '', ofSide, line] = name.split('|');
				if (ofSide !== side || !entityIds.includes(entityId)) continue;
				sum = sum.plus(amount.minus(excluded).times(FACTORS[`${side}|${line}`] ?? ZERO));
			}
			return sum;
		};
		const [hqla, outflows, inflows] = [total('STOCK'), total('OUTFLOW'), total('INFLOW')];
		const netCashOutflows = outflows.minus(Decimal.min(inflows, outflows.times('0.75')));
		return { hqla, netCashOutflows, lcr: hqla.dividedBy(netCashOutflows) };
	}

	#place({ entityId, settlementDate, details }: NaiveTrade, sign: 1 | -1): void {
		const position = this.#position(entityId, details.custodyAccountId, details.instrumentId);
		const quantity = new Decimal(details.quantity).times(sign);
		const cash = new Decimal(details.cashAmount).times(sign);
		const buys = details.side === 'BUY';
		position.pending = buys ? position.pending.plus(quantity) : position.pending.minus(quantity);
		if (!buys) position.pendingSales = position.pendingSales.plus(quantity);
		const account = `${details.cashAccountId}|${settlementDate}`;
		const due = this.#due.get(account) ?? ZERO;
		this.#due.set(account, buys ? due.minus(cash) : due.plus(cash));
		this.#add(`${entityId}|${buys ? 'OUTFLOW|unsettled.purchase' : 'INFLOW|unsettled.sale'}|${details.currency}`, cash, ZERO);
		this.#value(position);
	}

	#position(entityId: string, accountId: string, instrumentId: string): NaivePosition {
		const key = `${entityId}|${accountId}|${instrumentId}`;
		const known = this.#positions.get(key);
		if (known !== undefined) return known;
		const sums = { settled: ZERO, pending: ZERO, pendingSales: ZERO, marketValue: ZERO };
		const position: NaivePosition = { instrumentId, entityId, ...sums, contributions: [] };
		this.#positions.set(key, position);
		return position;
	}

	#value(position: NaivePosition): void {
		const price = (this.#prices.get(position.instrumentId) ?? ZERO).dividedBy(100);
		position.marketValue = position.settled.times(price).toDecimalPlaces(2, Decimal.ROUND_HALF_EVEN);
		const excluded = position.pendingSales.times(price).toDecimalPlaces(2, Decimal.ROUND_HALF_EVEN);
		const line = `${position.entityId}|STOCK|l1.sovereign|USD`;
		for (const before of position.contributions) this.#add(before.line, before.amount.negated(), before.excluded.negated());
		position.contributions = [{ line, amount: position.marketValue, excluded }];
		this.#add(line, position.marketValue, excluded);
	}

	#add(line: string, amount: Decimal, excluded: Decimal): void {
		const sum = this.#sums.get(line) ?? { line, amount: ZERO, excluded: ZERO };
		this.#sums.set(line, { line, amount: sum.amount.plus(amount), excluded: sum.excluded.plus(excluded) });
	}
}
