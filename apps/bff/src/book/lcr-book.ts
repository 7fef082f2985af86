import { differences, type Lcr, type LcrItem, type SumDifference } from '@tideline/domain';
import type { Clock } from '../clock.ts';
import type { Events } from '../events.ts';
import { type LcrItemsDeps, lcrItems } from './lcr-items.ts';

/** Records whose items are kept: what several pages look at, and the one before. */
const MAX_KEPT = 8;
/** A record whose positions are still on their way is looked at again after a pause, for so many milliseconds. */
const PAUSE_MS = 100;
const WAIT_MS = 2_000;

/** One `lcr` record and everything behind it, equal to the minor unit. */
export interface BookAtCut {
	readonly lcr: Lcr;
	readonly items: readonly LcrItem[];
}

export interface LcrBookDeps extends LcrItemsDeps {
	readonly clock: Clock;
	readonly events: Pick<Events, 'bookDiffers' | 'itemLeftOut'>;
}

interface Looked extends BookAtCut {
	readonly differences: readonly SumDifference[];
}

/** What is behind the latest ratios. It is computed when it is asked for, once a record, and given only when it adds up to the record. */
export class LcrBook {
	readonly #deps: LcrBookDeps;
	readonly #kept = new Map<string, Promise<Looked>>();

	constructor(deps: LcrBookDeps) {
		this.#deps = deps;
	}

	/** The latest ratio of an entity with its items; null while not everything behind it has been read, or there is none. */
	async latest(entityId: string): Promise<BookAtCut | null> {
		const { projection, clock, events } = this.#deps;
		// A large book takes longer to put together than the pause: whoever asks has an answer in time all the same.
		const from = clock.now();
		for (;;) {
			const lcr = projection.tables.latest('lcr', entityId, entityId);
			if (lcr === undefined) return null;
			const looked = await this.#look(lcr);
			if (looked.differences.length === 0) return looked;
			this.#kept.delete(nameOf(lcr));
			const waited = clock.now() - from;
			// A clock that was set back ends it too.
			if (waited < 0 || waited + PAUSE_MS >= WAIT_MS) {
				events.bookDiffers(entityId, lcr.sequence, looked.differences);
				return null;
			}
			await pause(clock);
		}
	}

	#look(lcr: Lcr): Promise<Looked> {
		const known = this.#kept.get(nameOf(lcr));
		if (known !== undefined) return known;
		const looking = lcrItems(lcr, this.#deps).then((items) => ({ lcr, items, differences: differences(items, lcr) }));
		this.#kept.set(nameOf(lcr), looking);
		looking.catch(() => this.#kept.delete(nameOf(lcr)));
		if (this.#kept.size > MAX_KEPT) this.#kept.delete(this.#kept.keys().next().value as string);
		return looking;
	}
}

const nameOf = ({ entityId, sequence }: Lcr): string => `${entityId}/${sequence}`;

function pause(clock: Clock): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>();
	clock.after(PAUSE_MS, resolve);
	return promise;
}
