import type { Attribution } from '@tideline/domain';

/** Minutes that an entity keeps: a week. */
const MAX_MINUTES = 10_080;

/** One minute as the log holds it; decoded when somebody asks. */
interface Minute {
	readonly from: number;
	readonly to: number;
	readonly record: Uint8Array;
}

/** What moved each ratio, minute by minute, in order of time; a record of a minute takes the place of the one before it. */
export class AttributionMinutes {
	readonly #minutes = new Map<string, Minute[]>();
	readonly #limit: number;

	constructor(limit = MAX_MINUTES) {
		this.#limit = limit;
	}

	/** `record`: the value as the log holds it, a view that is copied. */
	add({ entityId, from, to }: Pick<Attribution, 'entityId' | 'from' | 'to'>, record: Uint8Array): void {
		const minutes = this.#minutes.get(entityId) ?? [];
		this.#minutes.set(entityId, minutes);
		const place = firstAtOrAfter(minutes, from);
		minutes.splice(place, minutes[place]?.from === from ? 1 : 0, { from, to, record: record.slice() });
		if (minutes.length > this.#limit) minutes.shift();
	}

	/** The span that is kept; null without any. */
	kept(entityId: string): { from: number; to: number } | null {
		const minutes = this.#minutes.get(entityId);
		const [first, last] = [minutes?.[0], minutes?.at(-1)];
		return first === undefined || last === undefined ? null : { from: first.from, to: last.to };
	}

	/** The record before that of the minute that begins at `from`; null without one. */
	before(entityId: string, from: number): Uint8Array | null {
		const minutes = this.#minutes.get(entityId) ?? [];
		return minutes[firstAtOrAfter(minutes, from) - 1]?.record ?? null;
	}

	/** Records of the minutes that lie in a span or that it begins or ends in. */
	between(entityId: string, from: number, to: number): Uint8Array[] {
		const minutes = this.#minutes.get(entityId) ?? [];
		const place = firstAtOrAfter(minutes, from);
		const first = minutes[place]?.from === from ? place : Math.max(0, place - 1);
		return minutes
			.slice(first, firstAtOrAfter(minutes, to))
			.filter((minute) => minute.to > from || minute.from === from)
			.map(({ record }) => record);
	}
}

function firstAtOrAfter(minutes: readonly Minute[], at: number): number {
	let low = 0;
	let high = minutes.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((minutes[middle] as Minute).from < at) low = middle + 1;
		else high = middle;
	}
	return low;
}
