import type { ExplainedEntry } from '@tideline/api';
import { type Day, isDue, type Position, postings, type Rulebook, type Trade } from '@tideline/domain';
import type { ReportedBalance } from '../book/balance-book.ts';
import type { Place } from '../book/cut.ts';

const MINUTE_MS = 60_000;

/** What makes up a holding, by quantity times 10^4. `held` parts add up to what is held, all together to what is free of encumbrance. */
export interface HoldingPart {
	readonly id: string;
	readonly kind: ExplainedEntry['kind'];
	readonly name: string;
	readonly tradeId: string | null;
	readonly at: number | null;
	readonly source: Place | null;
	readonly quantity: number;
	readonly held: boolean;
	/** Collateral received: usable, and not the bank's own. */
	readonly received: boolean;
}

export interface HoldingContext {
	/** What was in custody when the day opened; null where nothing was reported, and of a trade that an override has carved out. */
	readonly opening: ReportedBalance | null;
	/** Those placed in the holding, in their latest version. */
	readonly trades: readonly Trade[];
	readonly calculationDate: Day;
	readonly rulebook: Rulebook;
	/** Minute in which a posting was confirmed, null while it is not. */
	readonly confirmed: (tradeId: string, postingId: string) => number | null;
	/** What an override says of encumbrance; null where none does. */
	readonly encumbered: boolean | null;
}

/** The parts of a holding, as the fold puts them together; what they do not come to is a part of its own, of kind `OTHER`. */
export function holdingParts(position: Position, context: HoldingContext): HoldingPart[] {
	const { opening, trades, encumbered } = context;
	const balance = opening?.balance.kind === 'OPENING_SECURITY' ? opening.balance : null;
	const openedAt = balance === null ? Number.NEGATIVE_INFINITY : Math.floor(balance.at / MINUTE_MS);
	const parts = trades.map((trade) => ofTrade(trade, openedAt, context));
	const held = [
		...(balance === null
			? []
			: [part('OPENING', 'Held when the day opened', balance.quantity, { at: balance.at, source: opening?.place })]),
		...parts.flatMap((of) => of.held),
	];
	const released = parts.reduce((sum, of) => sum + of.released, 0);
	const tied = Math.max(0, (balance?.encumbered ?? 0) - released);
	const given = [
		...(tied === 0 ? [] : [part('ENCUMBERED', 'Encumbered when the day opened', -tied, { at: balance?.at, source: opening?.place })]),
		...parts.flatMap((of) => of.given),
	];
	const sum = (some: readonly HoldingPart[]): number => some.reduce((total, { quantity }) => total + quantity, 0);
	const own = held.filter(({ received }) => !received);
	const untold = position.settled - sum(own);
	if (untold !== 0) held.push(untoldPart(untold, { id: 'OTHER_HELD', held: true }));
	const received = sum(held.filter((of) => of.received));
	const notReceived = (position.received ?? received) - received;
	if (notReceived !== 0) held.push({ ...untoldPart(notReceived, { id: 'OTHER_RECEIVED', held: true }), received: true });
	const gone = encumbered === null ? given : encumbered ? byOverride(sum(held)) : [];
	// More may have been given than is held; only what is held can be encumbered.
	const tiedUp = -sum(gone);
	const counted = Math.max(0, Math.min(sum(held), tiedUp));
	const beyond = tiedUp - counted;
	const notTied = counted - position.encumberedQuantity;
	return [
		...[...held, ...gone],
		...(beyond === 0 ? [] : [part('BEYOND_HELD', 'Given beyond what is held', beyond)]),
		...(notTied === 0 ? [] : [untoldPart(notTied, { id: 'OTHER_ENCUMBERED', held: false })]),
	];
}

function byOverride(held: number): HoldingPart[] {
	return held <= 0 ? [] : [part('ENCUMBERED', 'Encumbered by override', -held)];
}

function untoldPart(quantity: number, where: Pick<HoldingPart, 'id' | 'held'>): HoldingPart {
	return { ...part('OTHER', 'Not told by the trades that are kept', quantity), ...where };
}

interface TradeParts {
	readonly held: HoldingPart[];
	readonly given: HoldingPart[];
	/** Of what was encumbered when the day opened. */
	readonly released: number;
}

const NOTHING: TradeParts = { held: [], given: [], released: 0 };

function ofTrade(trade: Trade, openedAt: number, context: HoldingContext): TradeParts {
	if (trade.lifecycle === 'CANCEL') return NOTHING;
	switch (trade.assetClass) {
		case 'BOND':
		case 'EQUITY':
		case 'COMMODITY':
			return ofPurchaseOrSale(trade, trade.details, openedAt, context);
		case 'REPO':
			return ofRepo(trade, trade.details, openedAt, context);
		case 'FX':
		case 'INTERBANK':
		case 'DERIVATIVE':
			return NOTHING;
	}
}

function ofPurchaseOrSale(
	trade: Trade,
	{ side, quantity }: { readonly side: 'BUY' | 'SELL'; readonly quantity: number },
	openedAt: number,
	{ confirmed, calculationDate, rulebook: rules }: HoldingContext,
): TradeParts {
	const minute = confirmed(trade.tradeId, 'cash');
	// Confirmed before the opening was taken: it is in it.
	if (minute !== null && minute < openedAt) return NOTHING;
	if (minute !== null) return { ...NOTHING, held: [tradePart('TRADE', trade, side === 'BUY' ? quantity : -quantity, true)] };
	const cash = postings(trade).find(({ postingId }) => postingId === 'cash');
	const leaves = side === 'SELL' && cash !== undefined && isDue(cash, calculationDate, rules);
	return leaves ? { ...NOTHING, given: [tradePart('SOLD', trade, -quantity)] } : NOTHING;
}

function ofRepo(
	trade: Trade,
	details: Extract<Trade, { assetClass: 'REPO' }>['details'],
	openedAt: number,
	{ confirmed }: HoldingContext,
): TradeParts {
	const { side, collateralQuantity: quantity, rehypothecable } = details;
	const [started, ended] = [confirmed(trade.tradeId, 'start-cash'), confirmed(trade.tradeId, 'end-cash')];
	if (side === 'REPO' && started !== null && started < openedAt) {
		return { ...NOTHING, released: ended !== null && ended >= openedAt ? quantity : 0 };
	}
	if (started === null || (ended !== null && trade.maturityDate !== null)) return NOTHING;
	if (side === 'REPO') return { ...NOTHING, given: [tradePart('ENCUMBERED', trade, -quantity)] };
	return rehypothecable ? { ...NOTHING, held: [{ ...tradePart('COLLATERAL', trade, quantity, true), received: true }] } : NOTHING;
}

function tradePart(kind: HoldingPart['kind'], { tradeId, eventTime, source }: Trade, quantity: number, held = false): HoldingPart {
	const { topic, partition, offset } = source;
	return {
		...part(kind, tradeId, quantity, { at: eventTime, source: { topic, partition, offset } }, held),
		id: `${kind}@${tradeId}`,
		tradeId,
	};
}

function part(
	kind: HoldingPart['kind'],
	name: string,
	quantity: number,
	{ at, source }: { at?: number | undefined; source?: Place | undefined } = {},
	held = kind === 'OPENING',
): HoldingPart {
	return { id: kind, kind, name, tradeId: null, at: at ?? null, source: source ?? null, quantity, held, received: false };
}
