import type { Book } from '@tideline/engine';
import { type Codec, type OpenedLog, openCodecs, positionKey } from '@tideline/event-log';
import { figuresOfCash, figuresOfLcr, figuresOfPosition } from '../../../e2e/src/recompute.ts';
import { readAll } from './_read.ts';

/** The newest figures in the log, in the order of `figuresOfBook`. */
export async function publishedFigures(log: OpenedLog, book: Book) {
	const codecs = await openCodecs(log.registry);
	const newest = async <T>(topic: string, codec: Codec<T>): Promise<Map<string, T>> => {
		const found = new Map<string, T>();
		for (const { key, value } of await readAll(log, [topic])) {
			if (value === null) found.delete(key ?? '');
			else found.set(key ?? '', codec.decode(value));
		}
		return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
	};
	const lcr = await newest('lcr', codecs.lcr);
	return {
		lcr: book.entities().map(({ entityId }) => figuresOfLcr(lcr.get(entityId) ?? null)),
		cash: [...(await newest('cash', codecs.cash)).values()].map(figuresOfCash),
		positions: [...(await newest('positions', codecs.position)).values()].map(figuresOfPosition),
	};
}

/** What two writers at the same time would leave: points of the trend that are there twice, and figures of less than was counted before. */
export async function signsOfTwoWriters(log: OpenedLog): Promise<string[]> {
	const codecs = await openCodecs(log.registry);
	const points = (await readAll(log, ['lcr.history'])).map(({ key, timestamp }) => `${key} ${timestamp}`);
	const twice = points.filter((point, i) => points.indexOf(point) !== i);
	const before = new Map<string, number>();
	const backwards: string[] = [];
	for (const { offset, value } of await readAll(log, ['lcr'])) {
		const { entityId, inputs } = codecs.lcr.decode(value ?? new Uint8Array());
		for (const { topic, partition, offset: input } of inputs) {
			const name = `${entityId} ${positionKey(topic, partition)}`;
			if (input < (before.get(name) ?? 0)) backwards.push(`${name} goes back at ${offset}`);
			before.set(name, input);
		}
	}
	return [...twice, ...backwards];
}
