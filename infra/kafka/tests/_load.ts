import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { type EventLog, type NewRecord, type OpenedLog, openCodecs, TRADE_TOPICS } from '@tideline/event-log';
import { parseLine } from '../../../scripts/feed/parse-line.ts';
import { readAll } from './_read.ts';

const DESKS = new URL('../../../samples/3-desks.jsonl', import.meta.url);
const TOPIC = 'oms.fx';
const RECEIVED_AT = Date.UTC(2026, 10, 20, 13);
const BATCH = 10;
/** One message in so many cannot be understood. */
const BAD_EVERY = 7;
const PAUSE_MS = 20;

/** Deals of the FX desk that come in until they are stopped. */
export class Load implements AsyncDisposable {
	/** Ids of the trades that must come of them, and places of what must end as a dead letter. */
	readonly good: string[] = [];
	readonly bad: string[] = [];
	readonly #log: EventLog;
	readonly #deal: string;
	readonly #writing: Promise<void>;
	#isStopped = false;

	private constructor(log: EventLog, deal: string) {
		this.#log = log;
		this.#deal = deal;
		this.#writing = this.#write();
	}

	static async start(log: EventLog): Promise<Load> {
		const first = (await readFile(DESKS, 'utf8')).split('\n').map((line) => parseLine(line, null));
		const deal = first.find((record) => record?.topic === TOPIC)?.value;
		return new Load(log, Buffer.from(deal ?? []).toString());
	}

	async stop(): Promise<void> {
		this.#isStopped = true;
		await this.#writing;
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.stop();
	}

	async #write(): Promise<void> {
		for (let next = 0; !this.#isStopped; next += BATCH) {
			const numbers = Array.from({ length: BATCH }, (_, i) => next + i);
			const places = await this.#log.append(numbers.map((number) => this.#message(number)));
			for (const [i, number] of numbers.entries()) {
				if (number % BAD_EVERY === 0) this.bad.push(`${TOPIC}/${places[i]?.partition}/${places[i]?.offset}`);
				else this.good.push(`LOAD-${number}`);
			}
			await wait(PAUSE_MS);
		}
	}

	#message(number: number): NewRecord {
		const dealId = `LOAD-${number}`;
		const text = number % BAD_EVERY === 0 ? '{"dealId":' : JSON.stringify({ ...JSON.parse(this.#deal), dealId });
		return { topic: TOPIC, key: dealId, value: Buffer.from(text), timestamp: RECEIVED_AT };
	}
}

/** What has become of desk messages: ids of all trades and keys of all dead letters in the log, as often as they are there, in order. */
export async function outcomes(log: OpenedLog): Promise<{ good: string[]; bad: string[] }> {
	const { trade } = await openCodecs(log.registry);
	const trades = await readAll(log, TRADE_TOPICS);
	const rejected = await readAll(log, ['trades.rejected']);
	return {
		good: trades.map(({ value }) => trade.decode(value ?? new Uint8Array()).tradeId).sort(),
		bad: rejected.map(({ key }) => key ?? '').sort(),
	};
}
