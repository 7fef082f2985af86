import type { AssetClass, Position } from '@tideline/domain';
import type { Cells } from './cells.ts';
import type { Classifier } from './classifier.ts';
import type { ActiveOverride, OverrideIndex } from './override-index.ts';
import type { PositionBook } from './position-book.ts';
import { type PositionFigures, positionFigures } from './position-figures.ts';
import { positionRecord } from './position-record.ts';
import { writePositionShare } from './position-share.ts';
import { bookedClass, isHeld, type KnownInstrument, type PositionState } from './position-state.ts';
import type { Prices } from './prices.ts';
import type { ReferenceIndex } from './reference-index.ts';
import { ShareBuilder, type Shares } from './shares.ts';

export interface PositionViewDeps {
	readonly cells: Cells;
	readonly shares: Shares;
	readonly positions: PositionBook;
	readonly reference: ReferenceIndex;
	readonly classifier: Classifier;
	readonly overrides: OverrideIndex;
	readonly prices: Prices;
}

/** Holdings as they count: classified, valued, overridden. */
export class PositionView {
	readonly #deps: PositionViewDeps;
	readonly #builder = new ShareBuilder();

	constructor(deps: PositionViewDeps) {
		this.#deps = deps;
	}

	/** Renews what the holding adds to the LCR. */
	share(position: PositionState): void {
		const { cells, shares } = this.#deps;
		position.share = shares.renew(position.share, this.#builder, () => {
			const override = this.#override(position);
			const adjusted = this.#figures(position, override);
			if (adjusted === null || isEmpty(position, adjusted)) return;
			writePositionShare(position.entityId, { adjusted, booked: this.#booked(position, override) }, cells, this.#builder);
		});
	}

	/** Without overrides: the whole with what was carved out of it, and the carved holdings not at all. Undefined when that is what counts. */
	#booked(position: PositionState, override: ActiveOverride | undefined): PositionFigures | null | undefined {
		if (position.tradeId !== null) return null;
		const carved = position.carved.filter(isHeld);
		if (carved.length === 0) return override === undefined ? undefined : this.#figures(position, undefined);
		const { positions } = this.#deps;
		const sum = (of: (one: PositionState) => number) => carved.reduce((total, one) => total + of(one), of(position));
		const whole = { ...position, settled: sum(({ settled }) => settled), pending: sum(({ pending }) => pending) };
		return this.#figures(whole, undefined, { adjustment: (_, kind) => sum((one) => positions.adjustment(one, kind)) });
	}

	/** The record of the `positions` topic; null while nothing is held, or entity or instrument are unknown. */
	record(key: string, sequence: number): Position | null {
		const { positions, reference, prices } = this.#deps;
		const position = positions.get(key);
		if (position === undefined || !isHeld(position)) return null;
		const override = this.#override(position);
		const figures = this.#figures(position, override);
		const entity = reference.entities.get(position.entityId);
		const instrument = reference.instruments.get(position.instrumentId);
		if (figures === null || entity === undefined || instrument === undefined) return null;
		return positionRecord(position, figures, {
			name: instrument.name,
			rulebook: entity.rulebook,
			bookedAssetClass: bookedClass(positions.wholeOf(position), instrument.assetClass),
			conflict: this.#conflict(position, figures.assetClass, instrument.assetClass),
			overrideId: override?.overrideId ?? null,
			last: positions.last(position),
			pricedAt: figures.price === null ? null : prices.mark(position.instrumentId).at,
			sequence,
		});
	}

	/** The most particular override decides alone: of the trade, else the instrument, else its issuer. */
	#override({ tradeId, entityId, instrumentId }: PositionState): ActiveOverride | undefined {
		const { overrides, reference } = this.#deps;
		if (overrides.inForce(null) === 0) return undefined;
		const ofTrade = tradeId === null ? undefined : overrides.find('TRADE', tradeId, entityId);
		if (ofTrade !== undefined) return ofTrade;
		const ofInstrument = overrides.find('INSTRUMENT', instrumentId, entityId);
		if (ofInstrument !== undefined) return ofInstrument;
		const issuerId = reference.instruments.get(instrumentId)?.issuerId;
		return issuerId === undefined ? undefined : overrides.find('ISSUER', issuerId, entityId);
	}

	#figures(
		position: PositionState,
		override: ActiveOverride | undefined,
		positions: Pick<PositionBook, 'adjustment'> = this.#deps.positions,
	): PositionFigures | null {
		const known = this.#known(position);
		if (known === null) return null;
		const proposal = override?.proposal ?? null;
		const { assetClass: booked } = known;
		const standing =
			proposal === null ? known.standing : this.#deps.classifier.standing(position.entityId, position.instrumentId, booked, proposal);
		if (standing === null) return null;
		const assetClass = proposal?.assetClass ?? booked;
		return positionFigures(position, known, { assetClass, standing, encumbered: proposal?.encumbered ?? null }, this.#deps, positions);
	}

	/** Asks for the instrument and its class again only when reference data or the bookings have moved. */
	#known(position: PositionState): KnownInstrument | null {
		const { classifier, reference } = this.#deps;
		const { entityId, instrumentId, known } = position;
		const fresh = known?.generation === classifier.generation;
		const instrument = fresh ? known.instrument : reference.instruments.get(instrumentId);
		if (instrument === undefined) return null;
		const assetClass = bookedClass(this.#deps.positions.wholeOf(position), instrument.assetClass);
		if (fresh && known.assetClass === assetClass && known.standing !== null) return known;
		const standing = classifier.standing(entityId, instrumentId, assetClass, null);
		const [maturity, mark] = [reference.maturity(instrumentId), this.#deps.prices.mark(instrumentId)];
		position.known = { generation: classifier.generation, instrument, maturity, mark, assetClass, standing };
		return position.known;
	}

	#conflict({ entityId, instrumentId }: PositionState, assetClass: AssetClass, master: AssetClass): Position['conflict'] {
		if (assetClass === master) return null;
		const standing = this.#deps.classifier.standing(entityId, instrumentId, master, null);
		return standing === null ? null : { masterAssetClass: master, ruleId: standing.ruleId };
	}
}

/** Nothing is held and nothing secured: there is no line to stand on. */
function isEmpty(position: PositionState, { marketValue, secured }: PositionFigures): boolean {
	return marketValue === 0 && secured.length === 0 && position.share < 0 && !isHeld(position) && position.carved.length === 0;
}
