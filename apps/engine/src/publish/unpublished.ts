import { type Attribution, type ClosedDay, formatPlace, type LcrPoint, type Rejected } from '@tideline/domain';
import { closedDayKey } from './closing.ts';
import type { Outbox } from './outbox.ts';
import type { Published } from './published.ts';

/** What a fold has to say that does not publish: kept until another engine has said it, or until it is to do so itself. */
export class Unpublished {
	readonly #published: Published;
	#points: LcrPoint[] = [];
	#closed: ClosedDay[] = [];
	#attributions: Attribution[] = [];
	#rejected: Rejected[] = [];

	constructor(published: Published) {
		this.#published = published;
	}

	point(point: LcrPoint): void {
		this.#points.push(point);
	}

	closed(day: ClosedDay): void {
		this.#closed.push(day);
	}

	/** Told with the point at its end, and by whoever tells that. */
	attribution(attribution: Attribution): void {
		this.#attributions.push(attribution);
	}

	rejected(rejected: Rejected): void {
		this.#rejected.push(rejected);
	}

	/** Lets go of what stands in the topics by now. */
	prune(): void {
		const { historyUntil, closed, rejected } = this.#published;
		if (this.#points.length > 0) this.#points = this.#points.filter(({ entityId, at }) => at > (historyUntil.get(entityId) ?? 0));
		if (this.#closed.length > 0) this.#closed = this.#closed.filter((day) => !closed.has(closedDayKey(day)));
		if (this.#attributions.length > 0)
			this.#attributions = this.#attributions.filter(({ entityId, to }) => to > (historyUntil.get(entityId) ?? 0));
		if (this.#rejected.length > 0) this.#rejected = this.#rejected.filter((letter) => !rejected.has(formatPlace(letter)));
	}

	moveTo(outbox: Outbox): void {
		this.prune();
		for (const attribution of this.#attributions.splice(0)) outbox.attribution(attribution);
		for (const point of this.#points.splice(0)) outbox.point(point);
		for (const day of this.#closed.splice(0)) outbox.closed(day);
		for (const rejected of this.#rejected.splice(0)) outbox.rejected(rejected);
	}
}
