import { isinCheckDigit } from '@tideline/domain';
import type { EventLog } from '@tideline/event-log';
import { z } from 'zod';

const TOPIC = 'oms.bond';
const FIRST_ELEVEN = 'GB00TIDEPXL';
const message = z.looseObject({ entityLei: z.string(), tradeRef: z.string(), isin: z.string(), currency: z.string() });

/** A bond that nobody else trades, and a desk that buys it: its holding moves with each purchase and with nothing else. */
export class OwnBond {
	readonly isin = `${FIRST_ELEVEN}${isinCheckDigit(FIRST_ELEVEN)}`;
	readonly #log: EventLog;
	readonly #pattern: z.infer<typeof message>;
	#bought = 0;

	private constructor(log: EventLog, pattern: z.infer<typeof message>) {
		this.#log = log;
		this.#pattern = pattern;
	}

	/** Announces the bond to a running system by its log. @throws Error when London's desk has not traded a sterling bond yet */
	static async announce(log: EventLog): Promise<OwnBond> {
		const instruments = await newest(log, 'reference.instruments', (record) => record.kind === 'SOVEREIGN' && record.currency === 'GBP');
		const pattern = await newest(log, TOPIC, (record) => record.isin === instruments.isin);
		const bond = new OwnBond(log, message.parse(pattern));
		const instrument = { ...instruments, instrumentId: bond.isin, isin: bond.isin, cusip: null, name: 'Bond of the benchmark' };
		await log.append([{ topic: 'reference.instruments', key: bond.isin, value: Buffer.from(JSON.stringify(instrument)) }]);
		return bond;
	}

	/** One more purchase, as the desk would write it. */
	async buy(): Promise<void> {
		this.#bought++;
		const tradeRef = `PX-${this.#bought}`;
		const change = {
			tradeRef,
			ver: 1,
			eventType: 'TRADE',
			buySell: 'B',
			isin: this.isin,
			cusip: null,
			executionTime: new Date().toISOString(),
		};
		await this.#log.append([{ topic: TOPIC, key: tradeRef, value: Buffer.from(JSON.stringify({ ...this.#pattern, ...change })) }]);
	}
}

/** The newest JSON record of a topic that fits. @throws Error when there is none */
async function newest(log: EventLog, topic: string, fits: (record: Record<string, unknown>) => boolean): Promise<Record<string, unknown>> {
	const stop = new AbortController();
	let found: Record<string, unknown> | null = null;
	for await (const { records, caughtUp } of log.read({ topics: [topic], from: 'start', signal: stop.signal })) {
		for (const { value } of records) {
			const record = jsonOf(value);
			if (record !== null && fits(record)) found = record;
		}
		if (caughtUp) stop.abort();
	}
	if (found === null) throw new Error(`no record of ${topic} fits the benchmark`);
	return found;
}

function jsonOf(value: Uint8Array | null): Record<string, unknown> | null {
	try {
		const parsed = z.record(z.string(), z.unknown()).safeParse(JSON.parse(Buffer.from(value ?? []).toString()));
		return parsed.success ? parsed.data : null;
	} catch {
		return null;
	}
}
