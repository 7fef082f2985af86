import { formatMinor, formatQuantity, type Trade } from '@tideline/domain';
import { type Book, createBook, tradeInput } from '@tideline/engine';
import { type Codec, openCodecs, openSqliteLog } from '@tideline/event-log';
import { cpuTime } from './cpu-time.ts';
import { bondTrade, ENTITIES, openingInputs } from './fold-day.ts';
import { NaiveFold, type NaiveRatio } from './fold-naive.ts';
import { type BenchRow, usedMegabytes } from './harness.ts';

const POSITIONS = 100_000;
const MANY_POSITIONS = 1_000_000;
const TRADES = 200_000;
/** Trades between two readings of the LCR: what a reader of the log gives at once. */
const BATCH = 2_000;
const SINGLES = 2_000;

/** The fold against a consumer of JSON and decimals, against recomputation, and against itself with ten times the holdings. */
export async function run(): Promise<BenchRow[]> {
	const log = openSqliteLog({ path: ':memory:' });
	const { trade: codec } = await openCodecs(log.registry);
	const naive = await naiveRate();
	const small = await foldRate(POSITIONS, codec);
	mustAgree(naive.ratio, small.book);
	const single = await singleSeconds(small.book);
	const full = await recomputeSeconds();
	const smallRow = { megabytes: small.megabytes, perSecond: small.perSecond };
	small.book = createBook();
	const many = await foldRate(MANY_POSITIONS, codec);
	await log.close();
	const sizes = `${POSITIONS.toLocaleString('en-GB')} positions, ${TRADES.toLocaleString('en-GB')} trades, LCR after every ${BATCH}; processor time of the thread`;
	return [
		{ name: 'naive consumer, JSON and decimal.js', value: naive.perSecond, unit: 'trades/s', note: sizes },
		{
			name: 'fold, Avro to positions and LCR',
			value: smallRow.perSecond,
			unit: 'trades/s',
			ratio: { value: smallRow.perSecond / naive.perSecond, against: 'the naive consumer', target: 3, better: 'higher' },
			note: sizes,
		},
		{
			name: 'fold, memory',
			value: smallRow.megabytes,
			unit: 'MB',
			ratio: { value: smallRow.megabytes / 1_500, against: '1 500 MB', target: 1, better: 'lower' },
		},
		{
			name: 'one event, applied and every LCR read',
			value: single * 1e6,
			unit: 'µs',
			ratio: { value: full / single, against: 'quicker than recomputation', target: 500, better: 'higher' },
			note: `recomputation ${full.toFixed(2)} s`,
		},
		{
			name: 'fold at 1 000 000 positions',
			value: many.perSecond,
			unit: 'trades/s',
			ratio: { value: many.perSecond / smallRow.perSecond, against: 'at 100 000', target: 0.5, better: 'higher' },
			note: `${many.megabytes.toFixed(0)} MB`,
		},
	];
}

interface FoldRun {
	book: Book;
	readonly perSecond: number;
	readonly megabytes: number;
}

async function foldRate(positions: number, codec: Codec<Trade>): Promise<FoldRun> {
	const before = usedMegabytes();
	const book = createBook();
	for (const input of openingInputs(positions)) book.apply(input);
	book.drain();
	const messages = Array.from({ length: TRADES }, (_, i) => codec.encode(bondTrade(i, positions)));
	const { perSecond } = await cpuTime(TRADES, () => {
		for (let from = 0; from < TRADES; from += BATCH) {
			for (const message of messages.slice(from, from + BATCH)) book.apply(tradeInput(message, codec));
			book.drain();
			for (const { entityId } of book.entities()) book.lcr(entityId);
		}
	});
	messages.length = 0;
	return { book, perSecond, megabytes: usedMegabytes() - before };
}

async function singleSeconds(book: Book): Promise<number> {
	const { seconds } = await cpuTime(SINGLES, () => {
		for (let i = TRADES; i < TRADES + SINGLES; i++) {
			book.apply({ kind: 'trade', trade: bondTrade(i, POSITIONS) });
			for (const { entityId } of book.entities()) book.lcr(entityId);
			book.drain();
		}
	});
	return seconds / SINGLES;
}

/** Both have computed the same figures, or the comparison says nothing. @throws Error naming the two. */
function mustAgree({ hqla, netCashOutflows }: NaiveRatio, book: Book): void {
	const folded = book.lcr('GROUP');
	const figures = (of: { hqla: unknown; netCashOutflows: unknown }) => `HQLA ${of.hqla}, net outflows ${of.netCashOutflows}`;
	const naive = figures({ hqla: hqla.times(100), netCashOutflows: netCashOutflows.times(100) });
	if (folded === null || figures(folded) !== naive)
		throw new Error(`the naive consumer has ${naive}, the fold ${folded && figures(folded)}`);
}

/** The same book from its facts: one opening and one trade a holding. */
async function recomputeSeconds(): Promise<number> {
	const inputs = [...openingInputs(POSITIONS)];
	for (let i = 0; i < POSITIONS; i++) inputs.push({ kind: 'trade', trade: bondTrade(i, POSITIONS) });
	const { seconds } = await cpuTime(1, () => {
		const book = createBook();
		for (const input of inputs) book.apply(input);
		for (const { entityId } of book.entities()) book.lcr(entityId);
	});
	return seconds;
}

async function naiveRate(): Promise<{ perSecond: number; ratio: NaiveRatio }> {
	const fold = new NaiveFold();
	for (const input of openingInputs(POSITIONS)) {
		if (input.kind === 'price') fold.price(input.instrumentId, '100.00');
		if (input.kind !== 'balance' || input.balance.kind !== 'OPENING_SECURITY') continue;
		const { entityId, accountId, instrumentId, quantity } = input.balance;
		fold.open(entityId, accountId, instrumentId, formatQuantity(quantity));
	}
	const messages = Array.from({ length: TRADES }, (_, i) => Buffer.from(naiveJson(bondTrade(i, POSITIONS))));
	const { perSecond } = await cpuTime(TRADES, async () => {
		for (let from = 0; from < TRADES; from += BATCH) {
			for (const value of messages.slice(from, from + BATCH)) await fold.eachMessage({ message: { value } });
			for (const entityIds of [...ENTITIES.map((id) => [id]), ENTITIES]) fold.ratio(entityIds);
		}
	});
	return { perSecond, ratio: fold.ratio(ENTITIES) };
}

/** The trade as a JSON topic would carry it: amounts as decimal strings. */
function naiveJson(trade: Trade): string {
	if (trade.assetClass !== 'BOND') return '{}';
	const { details, ...envelope } = trade;
	const decimals = { quantity: formatQuantity(details.quantity), cashAmount: formatMinor(details.cashAmount, details.currency) };
	return JSON.stringify({ ...envelope, details: { ...details, ...decimals } });
}
