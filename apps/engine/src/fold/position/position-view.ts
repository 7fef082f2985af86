import type { AssetClass, OverrideProposal, Position, RulebookId } from '@tideline/domain';
import type { Cells } from '../lcr/cells.ts';
import { ShareBuilder, type Shares } from '../lcr/shares.ts';
import type { Classifier, Standing } from '../reference/classifier.ts';
import { KnownInstruments } from '../reference/known-instruments.ts';
import type { ActiveOverride, OverrideIndex } from '../reference/override-index.ts';
import type { Prices } from '../reference/prices.ts';
import type { ReferenceIndex } from '../reference/reference-index.ts';
import type { Regimes } from '../reference/regimes.ts';
import type { TradeBook } from '../trade/trade-book.ts';
import type { PositionBook } from './position-book.ts';
import { Field } from './position-fields.ts';
import { figuresUnder, type HeldFigures, heldFigures, type PositionFigures } from './position-figures.ts';
import { positionRecord } from './position-record.ts';
import { writePositionShare } from './position-share.ts';
import { PositionStandings } from './position-standings.ts';
import { bookedClass, type HeldQuantity, heldQuantity, isHeld, wholeQuantity } from './position-state.ts';

export interface PositionViewDeps {
	readonly cells: Cells;
	readonly shares: Shares;
	readonly positions: PositionBook;
	readonly trades: TradeBook;
	readonly reference: ReferenceIndex;
	readonly regimes: Regimes;
	readonly classifier: Classifier;
	readonly overrides: OverrideIndex;
	readonly prices: Prices;
}

/** Holdings as they count: classified, valued, overridden. */
export class PositionView {
	readonly #deps: PositionViewDeps;
	readonly #instruments: KnownInstruments;
	readonly #standings: PositionStandings;
	readonly #builder = new ShareBuilder();

	constructor(deps: PositionViewDeps) {
		this.#deps = deps;
		this.#instruments = new KnownInstruments(deps.positions.table.ids, deps);
		this.#standings = new PositionStandings(deps.positions.table, deps.classifier);
	}

	/** Renews what the holding adds to the LCR. */
	share(position: number): void {
		const { shares, positions } = this.#deps;
		const address = shares.renew(positions.table.get(position, Field.share), this.#builder, () => this.#write(position));
		positions.table.set(position, Field.share, address);
	}

	#write(position: number): void {
		const { cells, positions, regimes } = this.#deps;
		const override = this.#override(position);
		const entityId = positions.table.entityId(position);
		const adjusted = this.#held(position, override);
		if (adjusted === null || this.#isEmpty(position, adjusted)) return;
		const booked = this.#booked(position, override);
		for (const rulebook of regimes.of(entityId)) {
			const counted = this.#under(position, adjusted, rulebook, override);
			if (counted === null) return;
			const without = booked == null ? booked : this.#under(position, booked, rulebook, undefined);
			writePositionShare({ entityId, rulebook, adjusted: counted, booked: without }, cells, this.#builder);
		}
	}

	/** Nothing is held and nothing secured: there is no line to stand on. */
	#isEmpty(position: number, { marketValue, secured }: HeldFigures): boolean {
		if (marketValue !== 0 || secured.length > 0) return false;
		const { table } = this.#deps.positions;
		return table.get(position, Field.share) < 0 && !isHeld(table, position) && table.carved(position).length === 0;
	}

	/** Without overrides: the whole with what was carved out of it, and the carved holdings not at all. Undefined when that is what counts. */
	#booked(position: number, override: ActiveOverride | undefined): HeldFigures | null | undefined {
		const { table } = this.#deps.positions;
		if (table.carvedTradeId(position) !== null) return null;
		const carved = table.carved(position).filter((one) => isHeld(table, one));
		if (carved.length > 0) return this.#held(position, undefined, wholeQuantity(table, position, carved));
		return override === undefined ? undefined : this.#held(position, undefined);
	}

	/** The record of the `positions` topic; null while nothing is held, or entity or instrument are unknown. */
	record(key: string, sequence: number): Position | null {
		const { positions, reference } = this.#deps;
		const { table } = positions;
		const position = table.find(key);
		if (position === undefined || !isHeld(table, position)) return null;
		const override = this.#override(position);
		const entity = reference.entities.get(table.entityId(position));
		const instrument = reference.instruments.get(table.instrumentId(position));
		const held = this.#held(position, override);
		const figures = entity === undefined || held === null ? null : this.#under(position, held, entity.rulebook, override);
		if (figures === null || entity === undefined || instrument === undefined) return null;
		return positionRecord(table, position, figures, {
			name: instrument.name,
			bookedAssetClass: bookedClass(table, positions.wholeOf(position), instrument.assetClass),
			conflict: this.#conflict(position, figures.assetClass, instrument.assetClass),
			overrideId: override?.overrideId ?? null,
			last: positions.last(position),
			pricedAt: figures.price === null ? null : this.#deps.prices.mark(table.instrumentId(position)).at,
			sequence,
		});
	}

	/** The most particular override decides alone: of the trade, else the instrument, else its issuer. */
	#override(position: number): ActiveOverride | undefined {
		const { overrides, reference, positions } = this.#deps;
		if (overrides.inForce(null) === 0) return undefined;
		const { table } = positions;
		const [tradeId, entityId, instrumentId] = [table.carvedTradeId(position), table.entityId(position), table.instrumentId(position)];
		const ofTrade = tradeId === null ? undefined : overrides.find('TRADE', tradeId, entityId);
		if (ofTrade !== undefined) return ofTrade;
		const ofInstrument = overrides.find('INSTRUMENT', instrumentId, entityId);
		if (ofInstrument !== undefined) return ofInstrument;
		const issuerId = reference.instruments.get(instrumentId)?.issuerId;
		return issuerId === undefined ? undefined : overrides.find('ISSUER', issuerId, entityId);
	}

	/** Null while the instrument is unknown. */
	#held(position: number, override: ActiveOverride | undefined, held?: HeldQuantity): HeldFigures | null {
		const { positions } = this.#deps;
		const { table } = positions;
		const instrument = this.#instruments.get(table.get(position, Field.instrument));
		if (instrument === undefined) return null;
		const proposal = override?.proposal ?? null;
		return heldFigures(
			{
				entityId: table.entityId(position),
				held: held ?? heldQuantity(table, position),
				securedCells: table.securedCells(position),
				instrument,
				assetClass: proposal?.assetClass ?? bookedClass(table, positions.wholeOf(position), instrument.assetClass),
				encumbered: proposal?.encumbered ?? null,
			},
			this.#deps,
		);
	}

	/** Null while the entity is unknown. */
	#under(position: number, held: HeldFigures, rulebook: RulebookId, override: ActiveOverride | undefined): PositionFigures | null {
		const { positions, reference } = this.#deps;
		const { table } = positions;
		const instrument = this.#instruments.get(table.get(position, Field.instrument));
		if (instrument === undefined) return null;
		const booked = override === undefined ? held.assetClass : bookedClass(table, positions.wholeOf(position), instrument.assetClass);
		const standing = this.#standing(position, booked, rulebook, override?.proposal ?? null);
		return standing && figuresUnder(held, standing, { entityId: table.entityId(position), instrument }, reference);
	}

	/** Only what an entity's own rulebook says of a booking is kept with the holding. */
	#standing(position: number, assetClass: AssetClass, rulebook: RulebookId, proposal: OverrideProposal | null): Standing | null {
		const { positions, classifier, regimes } = this.#deps;
		const { table } = positions;
		const entityId = table.entityId(position);
		if (proposal === null && rulebook === regimes.of(entityId)[0]) return this.#standings.get(position, assetClass, rulebook);
		return classifier.standing({ entityId, instrumentId: table.instrumentId(position), assetClass, rulebook }, proposal);
	}

	#conflict(position: number, assetClass: AssetClass, master: AssetClass): Position['conflict'] {
		if (assetClass === master) return null;
		const { positions, regimes, classifier } = this.#deps;
		const { table } = positions;
		const [entityId, instrumentId] = [table.entityId(position), table.instrumentId(position)];
		const [rulebook] = regimes.of(entityId);
		const standing = rulebook === undefined ? null : classifier.standing({ entityId, instrumentId, assetClass: master, rulebook }, null);
		return standing === null ? null : { masterAssetClass: master, ruleId: standing.ruleId };
	}
}
