import {
	mendResponse,
	mendVerdict,
	type RejectedRecord,
	type ReplayRequest,
	rejectedListResponse,
	rejectedResponse,
	replayResponse,
} from '@tideline/api';
import { createNormaliserEvents, runNormaliser } from '@tideline/engine';
import { documentedExamples, REFERENCE, withFields } from '@tideline/normalise/fixture';
import { pino } from 'pino';
import type { ZodType } from 'zod';
import { TestBench } from './_bff.ts';
import { lcr, Writer } from './_records.ts';

const NOW = Date.now();

/** A bench with the reference data of the documented messages, the real normaliser, and a BFF. */
export class DeadLetterBench implements AsyncDisposable {
	readonly bench: TestBench;
	address: string;
	readonly #stop = new AbortController();
	readonly #normaliser: Promise<void>;
	#bff: { stop(): Promise<void> };

	private constructor(bench: TestBench, bff: { address: string; stop(): Promise<void> }) {
		this.bench = bench;
		this.address = bff.address;
		this.#bff = bff;
		const { log, codecs } = bench;
		const events = createNormaliserEvents(pino({ level: 'silent' }));
		this.#normaliser = runNormaliser({ log, codecs, events, now: Date.now }, this.#stop.signal);
	}

	static async open(): Promise<DeadLetterBench> {
		const bench = await TestBench.open();
		const write = new Writer(bench.codecs);
		const reference = REFERENCE.map(([topic, key, value]) => ({ topic, key, value: Buffer.from(JSON.stringify(value)), timestamp: NOW }));
		await bench.log.append([...reference, write.lcr(lcr('LDN')), write.lcr(lcr('GROUP'))]);
		return new DeadLetterBench(bench, await bench.start());
	}

	/** Another BFF on the same log takes the place of the one before. */
	async restart(): Promise<void> {
		await this.#bff.stop();
		const bff = await this.bench.start();
		this.#bff = bff;
		this.address = bff.address;
	}

	/** Appends a message and waits for its dead letter. */
	async reject(topic: string, value: string | Uint8Array, key: string | null = 'K-1'): Promise<RejectedRecord> {
		const bytes = typeof value === 'string' ? Buffer.from(value) : value;
		const [place] = await this.bench.log.append([{ topic, key, value: bytes }]);
		return this.until(`${topic}.${place?.partition}.${place?.offset}`, () => true);
	}

	/** The row of a dead letter as soon as it is there and a condition holds. */
	async until(rejectedId: string, holds: (row: RejectedRecord) => boolean): Promise<RejectedRecord> {
		for (;;) {
			const { rows } = await this.get('/api/rejected?limit=1000', rejectedListResponse);
			const row = rows.find((candidate) => candidate.rejectedId === rejectedId);
			if (row !== undefined && holds(row)) return row;
		}
	}

	get = async <T>(path: string, schema: ZodType<T>): Promise<T> => schema.parse(await (await fetch(this.address + path)).json());
	post = (path: string, body: object): Promise<Response> =>
		fetch(this.address + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

	letter = (id: string) => this.get(`/api/rejected/${id}`, rejectedResponse);
	check = async (id: string, text: string) => mendVerdict.parse(await (await this.post(`/api/rejected/${id}/check`, utf8(text))).json());
	mend = async (id: string, text: string) => mendResponse.parse(await (await this.post(`/api/rejected/${id}/mend`, utf8(text))).json());
	replay = async (...items: ReplayRequest['items']) =>
		replayResponse.parse(await (await this.post('/api/rejected/replay', { items })).json()).results;

	/** Mends, and gives what a replay needs. */
	async mended(id: string, text: string): Promise<{ rejectedId: string; revision: number }> {
		return { rejectedId: id, revision: (await this.mend(id, text)).rejected.revision ?? -1 };
	}

	/** Records of a topic. */
	async count(topic: string): Promise<number> {
		return (await this.bench.log.ends([topic])).reduce((sum, { high }) => sum + high, 0);
	}

	async [Symbol.asyncDispose](): Promise<void> {
		this.#stop.abort();
		await this.#normaliser;
		await this.bench[Symbol.asyncDispose]();
	}
}

export const utf8 = (text: string) => ({ encoding: 'utf8', text });

const FX = documentedExamples().get('oms.fx') as string;
/** A deal of the FX desk, good or with a counterparty that nobody knows. */
export const goodFx = (dealId: string): string => withFields(FX, { dealId });
export const badFx = (dealId: string): string => withFields(FX, { dealId, counterparty: 'NOBODY' });
export const EQUITY = documentedExamples().get('ems.equity') as string;
