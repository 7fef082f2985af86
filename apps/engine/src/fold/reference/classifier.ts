import {
	type AssetClass,
	applicable,
	type Classification,
	type CounterpartyRecord,
	classifyOverridden,
	type EntityRecord,
	instrumentFacts,
	type OverrideProposal,
	type Rulebook,
	type RulebookId,
	rulebook,
} from '@tideline/domain';
import type { ReferenceIndex } from './reference-index.ts';

/** Where a security stands, without the conditions that a page asks the rulebook for. */
export type Standing = Pick<Classification, 'level' | 'subclass' | 'eligible' | 'ruleId' | 'reference' | 'haircut'> & {
	/** Under which it stands there. */
	readonly rulebook: Rulebook;
};

/** What is asked: how an instrument stands that an entity holds, booked as a class, under a rulebook. */
export interface StandingQuestion {
	readonly entityId: string;
	readonly instrumentId: string;
	readonly assetClass: AssetClass;
	readonly rulebook: RulebookId;
}

/** Asks a rulebook about each instrument once per entity and asset class. */
export class Classifier {
	readonly #reference: ReferenceIndex;
	readonly #known = new Map<string, Map<string, Standing>>();
	#generation = 0;
	/** Equal answers are one object: there are a few dozen, and a million positions. */
	readonly #shared = new Map<string, Standing>();

	constructor(reference: ReferenceIndex) {
		this.#reference = reference;
	}

	/** Moves whenever an answer may have changed: what was kept of an earlier generation is to be asked for again. */
	get generation(): number {
		return this.#generation;
	}

	/** Null while the entity or the instrument is unknown. */
	standing(question: StandingQuestion, override: OverrideProposal | null): Standing | null {
		if (override !== null) return this.#ask(question, override);
		const { entityId, instrumentId, assetClass, rulebook: id } = question;
		const known = this.#known.get(instrumentId);
		const name = `${entityId}|${assetClass}|${id}`;
		const answer = known?.get(name);
		if (answer !== undefined) return answer;
		const fresh = this.#ask(question, null);
		if (fresh === null) return null;
		if (known === undefined) this.#known.set(instrumentId, new Map([[name, fresh]]));
		else known.set(name, fresh);
		return fresh;
	}

	forgetInstrument(instrumentId: string): void {
		this.#generation++;
		this.#known.delete(instrumentId);
	}

	forgetAll(): void {
		this.#generation++;
		this.#known.clear();
	}

	#ask({ entityId, instrumentId, assetClass, rulebook: id }: StandingQuestion, override: OverrideProposal | null): Standing | null {
		const entity: EntityRecord | undefined = this.#reference.entities.get(entityId);
		const instrument = this.#reference.instruments.get(instrumentId);
		if (entity === undefined || instrument === undefined) return null;
		const issuer: CounterpartyRecord | undefined = this.#reference.counterparties.get(instrument.issuerId);
		const facts = instrumentFacts(instrument, issuer, { assetClass, entity });
		const book = rulebook(id);
		const decided = classifyOverridden(facts, override && applicable(override, book), book);
		const { level, subclass, eligible, ruleId, reference, haircut } = decided;
		const name = `${id}|${ruleId}|${level}|${subclass}|${eligible}`;
		const shared = this.#shared.get(name) ?? { level, subclass, eligible, ruleId, reference, haircut, rulebook: book };
		this.#shared.set(name, shared);
		return shared;
	}
}
