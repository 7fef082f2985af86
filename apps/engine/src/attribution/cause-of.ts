import {
	type AssetClass,
	assertNever,
	type Cause,
	type CauseCode,
	formatDay,
	type InstrumentRecord,
	type OverrideEvent,
	type ParsedBalance,
	type TradeTerms,
} from '@tideline/domain';
import type { Book, BookInput } from '../fold/index.ts';

/** What the book says before the fact is in it. */
export type Known = Pick<Book, 'balance' | 'instrument' | 'assetClass'>;

/** Under which cause the attribution counts what a fact does. */
export function causeOf(input: BookInput, known: Known): Cause {
	switch (input.kind) {
		case 'trade':
			return tradeCause(input.trade, known);
		case 'payment':
			return paymentCause(input, known);
		case 'balance':
			return balanceCause(input.balance, known.balance(input.balance.balanceId));
		case 'balance-gone':
			return cause('BALANCE', 'WITHDRAWN');
		case 'price':
		case 'price-gone':
			return cause('PRICE', 'PRICE', classOf(known.instrument(input.instrumentId)));
		case 'fx':
		case 'fx-gone':
			return cause('FX_RATE', 'RATE');
		case 'override':
			return cause('OVERRIDE', overrideCode(input.event), input.event.overrideId);
		case 'business-day':
			return cause('DAY_ROLL', 'ROLL', formatDay(input.date));
		case 'entity':
			return cause('REFERENCE', 'ENTITY');
		case 'account':
			return cause('REFERENCE', 'ACCOUNT');
		case 'counterparty':
			return cause('REFERENCE', 'COUNTERPARTY');
		case 'instrument':
			return cause('REFERENCE', 'INSTRUMENT');
		default:
			return assertNever(input);
	}
}

const cause = (group: Cause['group'], code: CauseCode, subject = ''): Cause => ({ group, code, subject });

function tradeCause(trade: TradeTerms, known: Known): Cause {
	if (trade.lifecycle === 'CANCEL') return cause('TRADE', 'CANCEL', trade.assetClass);
	switch (trade.assetClass) {
		case 'FX':
		case 'DERIVATIVE':
			return cause('TRADE', trade.assetClass);
		case 'REPO':
		case 'INTERBANK':
			return cause('TRADE', trade.details.side);
		case 'BOND':
			return cause('TRADE', trade.details.side, classOf(known.instrument(trade.details.instrumentId)));
		case 'EQUITY':
		case 'COMMODITY':
			return cause('TRADE', trade.details.side, trade.assetClass);
		default:
			return assertNever(trade);
	}
}

/** Bonds of those that print or guarantee money, other bonds, shares, contracts: what a treasurer tells apart in a sentence. */
function classOf(instrument: InstrumentRecord | undefined): string {
	const kind = instrument?.kind;
	switch (kind) {
		case 'SOVEREIGN':
		case 'CENTRAL_BANK':
		case 'PSE':
		case 'MDB':
			return 'SOVEREIGN';
		case 'CORPORATE':
		case 'COVERED_BOND':
		case 'RMBS':
		case 'ABS':
			return 'CREDIT';
		case 'EQUITY':
		case 'COMMODITY':
		case 'FUND':
			return kind;
		case undefined:
			return '';
		default:
			return assertNever(kind);
	}
}

/** Deals with a first and a last leg; what ends them is their maturity. */
const TWO_LEGS: readonly AssetClass[] = ['REPO', 'INTERBANK'];

function paymentCause({ tradeId, postingId, amount }: Extract<BookInput, { kind: 'payment' }>, known: Known): Cause {
	if (tradeId === null) return cause('CUSTOMER', amount < 0 ? 'OUT' : 'IN');
	const of = known.assetClass(tradeId);
	if (of === undefined) return cause('SETTLEMENT', 'TRADE_TO_COME');
	if (!TWO_LEGS.includes(of)) return cause('SETTLEMENT', 'SECURITY', of);
	return postingId?.startsWith('end') ? cause('MATURITY', 'END', of) : cause('SETTLEMENT', 'START', of);
}

function balanceCause(balance: ParsedBalance, before: ParsedBalance | undefined): Cause {
	if (before === undefined || balance.kind === 'OPENING_CASH' || balance.kind === 'OPENING_SECURITY') return cause('BALANCE', 'OPENING');
	const change = amountOf(balance) - amountOf(before);
	if (change === 0) return cause('BALANCE', 'CHANGED');
	const isMore = change > 0;
	switch (balance.kind) {
		case 'DEPOSIT':
			return cause('CUSTOMER', isMore ? 'IN' : 'OUT');
		case 'FACILITY':
			return cause('BALANCE', isMore ? 'FACILITY_UP' : 'FACILITY_DOWN', balance.category);
		case 'OWN_DEBT':
			return cause('BALANCE', isMore ? 'OWN_DEBT_UP' : 'OWN_DEBT_DOWN');
		case 'LOAN':
			return cause('BALANCE', isMore ? 'LOAN_UP' : 'LOAN_DOWN', balance.category);
		case 'FLOW':
			return cause('BALANCE', 'FLOW', balance.category);
		default:
			return assertNever(balance);
	}
}

const amountOf = (balance: ParsedBalance): number => ('amount' in balance ? balance.amount : balance.quantity);

/** An override that needs no second person decides from its submission on. */
function overrideCode({ kind, approval }: OverrideEvent): CauseCode {
	return kind === 'SUBMITTED' && approval === 'NOT_REQUIRED' ? 'APPROVED' : kind;
}
