import { ASSET_CLASSES, type AssetClass, type RulebookId } from '@tideline/domain';
import type { Classifier, Standing } from '../reference/classifier.ts';
import { Field } from './position-fields.ts';
import type { PositionTable } from './position-table.ts';

/** What the rulebook says of each holding as it is booked, asked for again only when reference data or the bookings have moved. */
export class PositionStandings {
	/** There are a few dozen, and a million holdings. */
	readonly #answers: Standing[] = [];
	readonly #table: PositionTable;
	readonly #classifier: Classifier;

	constructor(table: PositionTable, classifier: Classifier) {
		this.#table = table;
		this.#classifier = classifier;
	}

	/** `own`: the rulebook of the entity that holds it. Null while the entity or the instrument is unknown. */
	get(position: number, assetClass: AssetClass, own: RulebookId): Standing | null {
		const table = this.#table;
		const classifier = this.#classifier;
		const place = ASSET_CLASSES.indexOf(assetClass);
		const fresh = table.get(position, Field.standingGeneration) === classifier.generation;
		if (fresh && table.get(position, Field.standingClass) === place) return this.#answers[table.get(position, Field.standing)] as Standing;
		const standing = classifier.standing(
			{ entityId: table.entityId(position), instrumentId: table.instrumentId(position), assetClass, rulebook: own },
			null,
		);
		if (standing === null) return null;
		table.set(position, Field.standing, this.#numberOf(standing));
		table.set(position, Field.standingClass, place);
		table.set(position, Field.standingGeneration, classifier.generation);
		return standing;
	}

	#numberOf(standing: Standing): number {
		const known = this.#answers.indexOf(standing);
		return known >= 0 ? known : this.#answers.push(standing) - 1;
	}
}
