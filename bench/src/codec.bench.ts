import type { Trade } from '@tideline/domain';
import { openCodecs, openSqliteLog } from '@tideline/event-log';
import { type BenchRow, time } from './harness.ts';

const COUNT = 200_000;
const REPEATS = 3;

const TRADE = {
	tradeId: 'BD-000123456',
	version: 1,
	lifecycle: 'NEW',
	entityId: 'LDN',
	book: 'GILTS',
	counterpartyId: 'CP-0042',
	tradeDate: 20_777,
	settlementDate: 20_778,
	valueDate: 20_778,
	maturityDate: 24_000,
	sourceSystem: 'oms.bond',
	source: { topic: 'oms.bond', partition: 2, offset: 123_456 },
	eventTime: 1_795_000_000_000,
	receiveTime: 1_795_000_000_120,
	late: false,
	assetClass: 'BOND',
	details: {
		side: 'BUY',
		instrumentId: 'GB00B16NNR78',
		quantity: 50_000_000_000,
		price: 98_500_000,
		currency: 'GBP',
		cashAmount: 492_500_000,
		cashAccountId: 'LDN-GBP-CB',
		custodyAccountId: 'LDN-CREST',
		accrued: 1_234_567,
	},
} as unknown as Trade;

/** What the codec of a record costs, against JSON. */
export async function run(): Promise<BenchRow[]> {
	const log = openSqliteLog({ path: ':memory:' });
	const { trade } = await openCodecs(log.registry);
	const json = JSON.stringify(TRADE);
	const avro = trade.encode(TRADE);
	const repeat = (work: () => unknown) => time(COUNT, () => Array.from({ length: COUNT }, work).length, REPEATS);
	const [encode, decode, stringify, parse] = [
		await repeat(() => trade.encode(TRADE)),
		await repeat(() => trade.decode(avro)),
		await repeat(() => JSON.stringify(TRADE)),
		await repeat(() => JSON.parse(json)),
	];
	await log.close();
	return [
		{
			name: 'bytes of a trade in Avro',
			value: avro.length,
			unit: 'bytes',
			ratio: { value: avro.length / json.length, against: 'JSON', target: 0.35, better: 'lower' },
		},
		{
			name: 'encode a trade',
			value: encode.perSecond,
			unit: 'trades/s',
			note: `${(encode.perSecond / stringify.perSecond).toFixed(2)}× JSON.stringify`,
		},
		{
			name: 'decode a trade',
			value: decode.perSecond,
			unit: 'trades/s',
			note: `${(decode.perSecond / parse.perSecond).toFixed(2)}× JSON.parse`,
		},
	];
}
