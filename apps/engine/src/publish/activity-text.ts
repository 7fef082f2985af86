import {
	assertNever,
	formatDay,
	formatMinor,
	formatPrice,
	type Lifecycle,
	type Minor,
	minor,
	type OverrideProposal,
	type ParsedBalance,
	securityKey,
	type TradeTerms,
} from '@tideline/domain';
import type { Book, BookInput } from '../fold/index.ts';
import { entityWords } from './entity-words.ts';

export interface ActivitySubject {
	readonly kind: 'TRADE' | 'PAYMENT' | 'BALANCE' | 'PRICE' | 'FX_RATE' | 'OVERRIDE' | 'REFERENCE';
	/** Trade id, payment id, instrument id, currency, override id. */
	readonly subject: string;
	readonly text: string;
}

const LIFECYCLE_WORDS: Record<Lifecycle, string> = { NEW: 'new', AMEND: 'amended', CANCEL: 'cancelled' };
const CLASS_WORDS: Record<TradeTerms['assetClass'], string> = {
	FX: 'FX',
	REPO: 'repo',
	INTERBANK: 'interbank',
	BOND: 'bond',
	EQUITY: 'equity',
	COMMODITY: 'commodity',
	DERIVATIVE: 'derivative',
};
const LEVEL_WORDS = { LEVEL_1: 'level 1', LEVEL_2A: 'level 2A', LEVEL_2B: 'level 2B', INELIGIBLE: 'not HQLA' } as const;
const OVERRIDE_WORDS = {
	DRAFTED: 'drafted',
	SUBMITTED: 'submitted',
	APPROVED: 'approved',
	REJECTED: 'rejected',
	WITHDRAWN: 'withdrawn',
	EXPIRED: 'expired',
	REVERSED: 'reversed',
} as const;

/** What happened, in the words of the activity list: `NYC repo RP-48213 new, level 1`. `entityId` is whose list it stands in. */
export function describeInput(input: BookInput, entityId: string, book: Book): ActivitySubject {
	switch (input.kind) {
		case 'trade':
			return { kind: 'TRADE', subject: input.trade.tradeId, text: tradeText(input.trade, book) };
		case 'payment': {
			const account = book.account(input.accountId);
			const amount = account?.currency ? ` ${money(minor(input.amount), account.currency)}` : '';
			return {
				kind: 'PAYMENT',
				subject: input.paymentId,
				text: `${account?.entityId ?? entityWords(entityId)} payment confirmed${amount}, ${account?.name ?? input.accountId}`,
			};
		}
		case 'balance':
			return { kind: 'BALANCE', subject: input.balance.balanceId, text: balanceText(input.balance, book) };
		case 'price': {
			const name = book.instrument(input.instrumentId)?.name ?? input.instrumentId;
			return { kind: 'PRICE', subject: input.instrumentId, text: `${entityWords(entityId)} ${name} price ${formatPrice(input.price)}` };
		}
		case 'fx':
			return { kind: 'FX_RATE', subject: input.currency, text: `${input.currency} at ${input.usd} US dollars` };
		case 'balance-gone':
			return { kind: 'BALANCE', subject: input.balanceId, text: `${entityWords(entityId)} balance ${input.balanceId} withdrawn` };
		case 'price-gone': {
			const name = book.instrument(input.instrumentId)?.name ?? input.instrumentId;
			return { kind: 'PRICE', subject: input.instrumentId, text: `${entityWords(entityId)} ${name} price withdrawn` };
		}
		case 'fx-gone':
			return { kind: 'FX_RATE', subject: input.currency, text: `${input.currency} rate withdrawn` };
		case 'override': {
			const { overrideId, kind, proposal } = input.event;
			const target = proposal === null ? '' : ` of ${targetWords(proposal, book)}`;
			return { kind: 'OVERRIDE', subject: overrideId, text: `Override${target} ${OVERRIDE_WORDS[kind]}` };
		}
		case 'business-day':
			return { kind: 'REFERENCE', subject: input.kind, text: `${entityWords(entityId)} day roll to ${formatDay(input.date)}` };
		case 'entity':
		case 'account':
		case 'counterparty':
		case 'instrument':
			return { kind: 'REFERENCE', subject: input.kind, text: `Reference data changed: ${input.kind.replace('-', ' ')}` };
		default:
			return assertNever(input);
	}
}

/** An amount as people read it: `−3,300,000.00 GBP`. */
const money = (amount: Minor, currency: string) => `${grouped(formatMinor(amount, currency))} ${currency}`;
const grouped = (decimal: string) => decimal.replace('-', '−').replace(/\B(?=(\d{3})+(?!\d)(?=\.|$))/g, ',');

const BALANCE_WORDS = { DEPOSIT: 'deposits', FACILITY: 'facilities', OWN_DEBT: 'own debt', LOAN: 'loans', FLOW: 'flow' } as const;

/** What core banking now says, a level and no move: `LDN deposits now 4,210,000,000.00 GBP, Funds and insurers`. */
function balanceText(balance: ParsedBalance, book: Book): string {
	switch (balance.kind) {
		case 'OPENING_CASH':
			return `${balance.entityId} opening ${money(balance.amount, balance.currency)}, ${book.account(balance.accountId)?.name ?? balance.accountId}`;
		case 'OPENING_SECURITY':
			return `${balance.entityId} opening of ${book.instrument(balance.instrumentId)?.name ?? balance.instrumentId}`;
		default:
			return `${balance.entityId} ${BALANCE_WORDS[balance.kind]} now ${money(balance.amount, balance.currency)}, ${balance.category}`;
	}
}

function targetWords({ targetKind, targetId }: Pick<OverrideProposal, 'targetKind' | 'targetId'>, book: Book): string {
	const name = targetKind === 'INSTRUMENT' ? book.instrument(targetId)?.name : undefined;
	return name ?? `${targetKind.toLowerCase()} ${targetId}`;
}

function tradeText(trade: TradeTerms, book: Book): string {
	const what = trade.assetClass === 'REPO' && trade.details.side === 'REVERSE_REPO' ? 'reverse repo' : CLASS_WORDS[trade.assetClass];
	return `${trade.entityId} ${what} ${trade.tradeId} ${LIFECYCLE_WORDS[trade.lifecycle]}${about(trade, book)}`;
}

/** What it is on: the instrument's name, or for a repo the level of its collateral. */
function about(trade: TradeTerms, book: Book): string {
	switch (trade.assetClass) {
		case 'REPO': {
			const { collateralAccountId, collateralInstrumentId } = trade.details;
			const collateral = book.position(securityKey(trade.entityId, collateralAccountId, collateralInstrumentId));
			return collateral === null ? '' : `, ${LEVEL_WORDS[collateral.level]}`;
		}
		case 'BOND':
		case 'EQUITY':
		case 'COMMODITY': {
			const name = book.instrument(trade.details.instrumentId)?.name;
			return name === undefined ? '' : `, ${name}`;
		}
		case 'FX':
		case 'INTERBANK':
		case 'DERIVATIVE':
			return '';
		default:
			return assertNever(trade);
	}
}
