import { formatMinor, minor, type Trade } from '@tideline/domain';
import { type BookInput, FOLD_TOPICS } from '@tideline/engine';
import { type Codecs, DESK_TOPICS, type EventLog, type NewRecord, NORMALISER_GROUP } from '@tideline/event-log';
import { bondTrade, openingInputs } from './fold-day.ts';

const BATCH = 5_000;
/** Every third trade settles on the day, and its payment is confirmed. */
const SETTLES = 3;

/** Writes a day that desks and normaliser have behind them: reference data, openings, trades, and the payments of those that have settled. */
export async function writeDay(log: EventLog, codecs: Codecs, { positions, trades }: { positions: number; trades: number }): Promise<void> {
	let batch: NewRecord[] = [];
	const add = async (record: NewRecord): Promise<void> => {
		batch.push(record);
		if (batch.length < BATCH) return;
		await log.append(batch);
		batch = [];
	};
	for (const input of openingInputs(positions)) await add(factRecord(input));
	for (let i = 0; i < trades; i++) {
		const trade = bondTrade(i, positions);
		await add({ topic: 'trades.bonds', key: trade.tradeId, value: codecs.trade.encode(trade), timestamp: trade.eventTime });
		if (i % SETTLES === 0) await add(paymentOf(trade));
	}
	await log.append(batch);
	const normaliser = await log.openTransactor(NORMALISER_GROUP);
	await normaliser.commit({ records: [], group: NORMALISER_GROUP, positions: new Map([[`${DESK_TOPICS[0]}/0`, 0]]) });
	await normaliser.close();
}

/** One pass over the topics that are folded; the number of records. */
export async function readFolded(log: EventLog): Promise<number> {
	let read = 0;
	for await (const { records, caughtUp } of log.read({ topics: FOLD_TOPICS, from: 'start', signal: new AbortController().signal })) {
		read += records.length;
		if (caughtUp) break;
	}
	return read;
}

const bytes = (value: object): Uint8Array => Buffer.from(JSON.stringify(value));
const instant = (at: number): string => new Date(at).toISOString();

function factRecord(input: BookInput): NewRecord {
	const at = Date.parse('2026-11-20T00:00:00Z');
	switch (input.kind) {
		case 'entity':
			return { topic: 'reference.entities', key: input.record.entityId, value: bytes(input.record), timestamp: at };
		case 'counterparty':
			return { topic: 'reference.counterparties', key: input.record.counterpartyId, value: bytes(input.record), timestamp: at };
		case 'instrument':
			return { topic: 'reference.instruments', key: input.record.instrumentId, value: bytes(input.record), timestamp: at };
		case 'business-day': {
			const { entityId } = input;
			return {
				topic: 'reference.business-days',
				key: entityId,
				value: bytes({ entityId, date: '2026-11-20', openedAt: instant(input.openedAt) }),
				timestamp: at,
			};
		}
		case 'price': {
			const { instrumentId } = input;
			return {
				topic: 'market.prices',
				key: instrumentId,
				value: bytes({ instrumentId, price: '100', currency: 'USD', at: instant(input.at) }),
				timestamp: at,
			};
		}
		case 'balance': {
			const { balance } = input;
			return {
				topic: 'balances',
				key: balance.balanceId,
				value: bytes({ ...balance, quantity: '5000000', encumbered: '0', at: instant(balance.at) }),
				timestamp: at,
			};
		}
		default:
			throw new Error(`the opening has no ${input.kind}`);
	}
}

function paymentOf({ tradeId, assetClass, details, eventTime }: Trade): NewRecord {
	if (assetClass !== 'BOND') throw new Error('the day has bonds only');
	const amount = formatMinor(minor(details.side === 'BUY' ? -details.cashAmount : details.cashAmount), details.currency);
	const what = { paymentId: `P-${tradeId}`, accountId: details.cashAccountId, currency: details.currency, amount, valueDate: '2026-11-20' };
	const of = { confirmedAt: instant(eventTime), channel: 'RTGS', tradeId, postingId: 'cash', counterpartyId: null, reference: '' };
	return { topic: 'payments', key: what.paymentId, value: bytes({ ...what, ...of }), timestamp: eventTime };
}
