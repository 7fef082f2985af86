import { type LadderAssumptions, type LadderBook, type LadderEntry, type Lcr, lcrEntries, ratioInput } from '@tideline/domain';
import type { LcrBook } from '../book/lcr-book.ts';
import type { LcrItemsDeps } from '../book/lcr-items.ts';
import { type ContractualBook, contractualBook } from './contractual-book.ts';

/** Contractual books that are kept: what a few pages look at. */
const MAX_KEPT = 4;

/** The book of a ladder with the record that it is of. */
export interface LadderOfRecord {
	readonly lcr: Lcr;
	readonly book: LadderBook<LadderEntry>;
	/** Currencies that have no rate yet: their flows are left out, as the LCR leaves them out. */
	readonly withoutRate: readonly string[];
}

/** The books that ladders are made of, each of the latest record of an entity's LCR. */
export class LadderBooks {
	readonly #deps: LcrItemsDeps;
	readonly #lcrBook: LcrBook;
	readonly #kept = new Map<string, Promise<ContractualBook>>();

	constructor(lcrBook: LcrBook, deps: LcrItemsDeps) {
		this.#lcrBook = lcrBook;
		this.#deps = deps;
	}

	/** Null while not everything behind the latest ratio has been read, or there is none. */
	async latest(entityId: string, assumptions: LadderAssumptions): Promise<LadderOfRecord | null> {
		const found = await this.#lcrBook.latest(entityId);
		if (found === null) return null;
		const { lcr, items } = found;
		const ratio = ratioInput(lcr);
		const { flows, changes } =
			assumptions === 'contractual'
				? await this.#contractual(lcr)
				: { flows: lcrEntries(items, lcr.calculationDate, ratio.rulebook), changes: [] };
		const hasRate = ({ currency }: { readonly currency: string }): boolean => currency === lcr.currency || ratio.fxRates.has(currency);
		return {
			lcr,
			book: {
				...{ ratio, calculationDate: lcr.calculationDate, assumptions },
				...{ flows: flows.filter(hasRate), changes: changes.filter(hasRate) },
			},
			withoutRate: [...new Set(flows.filter((flow) => !hasRate(flow)).map(({ currency }) => currency))].sort(),
		};
	}

	#contractual(lcr: Lcr): Promise<ContractualBook> {
		const name = `${lcr.entityId}/${lcr.sequence}`;
		const known = this.#kept.get(name);
		if (known !== undefined) return known;
		const reading = contractualBook(lcr, this.#deps);
		this.#kept.set(name, reading);
		reading.catch(() => this.#kept.delete(name));
		if (this.#kept.size > MAX_KEPT) this.#kept.delete(this.#kept.keys().next().value as string);
		return reading;
	}
}
