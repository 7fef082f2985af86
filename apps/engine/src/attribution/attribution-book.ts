import {
	type Attribution,
	type Cause,
	type CauseEvent,
	type CauseSum,
	CauseSums,
	type FiguresAt,
	minor,
	NO_RATIO,
	type RateMove,
	RatioWatch,
} from '@tideline/domain';
import { MINUTE_MS, SavedValues } from '../fold/index.ts';
import type { Movement } from './figures-watch.ts';

interface OpenMinute {
	readonly currency: string;
	readonly from: number;
	readonly start: FiguresAt;
	readonly sums: CauseSums;
	readonly ratio: RatioWatch;
	to: number;
	end: FiguresAt;
	/** Something has been added since it was last told. */
	isNew: boolean;
}

const NOTHING = { events: 0, hqlaChange: minor(0), netCashOutflowsChange: minor(0), rates: [], largest: [] };

/** A segment that has been applied: what it was and when. */
export interface Measured {
	readonly cause: Cause;
	/** Time of its newest record, ms since the epoch. */
	readonly at: number;
	/** How many events of it were about an entity. */
	eventsOf(entityId: string): number;
	readonly rates: RateMove[];
	/** The event in words, or how many there were. */
	words(entityId: string): Pick<CauseEvent, 'subject' | 'text'>;
}

export type SavedAttribution = Iterable<Attribution | null>;

/** What has moved each ratio in the minute that is open, cause by cause, in the order of the log. */
export class AttributionBook {
	readonly #open = new Map<string, OpenMinute>();

	/** Adds what a segment has done. */
	add(measured: Measured, movements: readonly Movement[]): void {
		for (const movement of movements) {
			const minute = this.#minuteOf(movement, measured.at);
			minute.sums.add(measured.cause, this.#part(measured, movement));
			const ratioChange = minute.ratio.next(movement.after, movement.change.ratioChange);
			if (ratioChange !== 0) minute.sums.add(NO_RATIO, { ...NOTHING, ratioChange });
			minute.end = movement.after;
			minute.to = Math.max(minute.to, measured.at);
			minute.isNew = true;
		}
	}

	/** Ends the open minutes at a boundary and opens the next ones there. */
	close(at: number): Attribution[] {
		const records = [...this.#open].map(([entityId, minute]) => ({ ...recordOf(entityId, minute), to: at, open: false }));
		for (const [entityId, { currency, end }] of this.#open) this.#open.set(entityId, newMinute(currency, at, end));
		return records;
	}

	/** The open minutes as they stand, those that have moved since they were last asked for. */
	takeOpen(): Attribution[] {
		const moved = [...this.#open].filter(([, { isNew }]) => isNew);
		for (const [, minute] of moved) minute.isNew = false;
		return moved.map(([entityId, minute]) => recordOf(entityId, minute));
	}

	save(): SavedAttribution {
		return new SavedValues([...this.#open].map(([entityId, minute]) => recordOf(entityId, minute)));
	}

	/** Makes a new book the one that was saved. */
	restore(saved: SavedAttribution): void {
		for (const record of saved) {
			if (record === null) continue;
			const { entityId, currency, from, to, start, end, causes } = record;
			const minute = { ...newMinute(currency, from, start), to, end, isNew: true };
			for (const sum of causes) minute.sums.add(sum, sum);
			minute.ratio.next(
				end,
				causes.reduce((told, { ratioChange }) => told + ratioChange, 0),
			);
			this.#open.set(entityId, minute);
		}
	}

	#minuteOf({ entityId, currency, before }: Movement, at: number): OpenMinute {
		const known = this.#open.get(entityId);
		if (known !== undefined) return known;
		const minute = newMinute(currency, Math.floor(at / MINUTE_MS) * MINUTE_MS, before);
		this.#open.set(entityId, minute);
		return minute;
	}

	#part({ at, eventsOf, rates, words }: Measured, { entityId, change }: Movement): Omit<CauseSum, keyof Cause> {
		const largest = [{ at, ...words(entityId), ...change }];
		return { events: eventsOf(entityId), ...change, rates, largest };
	}
}

function newMinute(currency: string, from: number, start: FiguresAt): OpenMinute {
	const ratio = new RatioWatch();
	ratio.next(start, 0);
	return { currency, from, to: from, start, end: start, sums: new CauseSums(), ratio, isNew: false };
}

function recordOf(entityId: string, { currency, from, to, start, end, sums }: OpenMinute): Attribution {
	return { entityId, currency, from, to, open: true, start, end, causes: sums.list().map((sum) => ({ ...sum })) };
}
