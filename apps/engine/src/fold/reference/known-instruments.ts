import { type AssetClass, type Day, type PricedPer, pricedPer } from '@tideline/domain';
import type { Interner } from '../table/interner.ts';
import type { Classifier } from './classifier.ts';
import type { PriceMark, Prices } from './prices.ts';
import type { ReferenceIndex } from './reference-index.ts';

/** What values a holding of an instrument, looked up once. */
export interface KnownInstrument {
	/** Of the classifier when it was looked up. */
	readonly generation: number;
	/** As the instrument's record has it. */
	readonly assetClass: AssetClass;
	readonly currency: string;
	readonly per: PricedPer;
	/** Undefined where there is none. */
	readonly maturity: Day | undefined;
	/** Follows the instrument's price. */
	readonly mark: Readonly<PriceMark>;
}

export interface KnownInstrumentsDeps {
	readonly reference: ReferenceIndex;
	readonly prices: Prices;
	readonly classifier: Classifier;
}

/** Instruments by the small integer that the holdings name them with, asked for again only when reference data have moved. */
export class KnownInstruments {
	readonly #known: (KnownInstrument | undefined)[] = [];
	readonly #texts: Interner;
	readonly #reference: ReferenceIndex;
	readonly #prices: Prices;
	readonly #classifier: Classifier;

	constructor(texts: Interner, { reference, prices, classifier }: KnownInstrumentsDeps) {
		this.#texts = texts;
		this.#reference = reference;
		this.#prices = prices;
		this.#classifier = classifier;
	}

	/** Undefined while there is no such instrument. */
	get(instrument: number): KnownInstrument | undefined {
		const known = this.#known[instrument];
		if (known?.generation === this.#classifier.generation) return known;
		const instrumentId = this.#texts.text(instrument);
		const record = this.#reference.instruments.get(instrumentId);
		if (record === undefined) return undefined;
		const fresh: KnownInstrument = {
			generation: this.#classifier.generation,
			assetClass: record.assetClass,
			currency: record.currency,
			per: pricedPer(record.kind),
			maturity: this.#reference.maturity(instrumentId),
			mark: this.#prices.mark(instrumentId),
		};
		// Filled from the start on: an array with holes would be a dictionary.
		while (this.#known.length <= instrument) this.#known.push(undefined);
		this.#known[instrument] = fresh;
		return fresh;
	}
}
