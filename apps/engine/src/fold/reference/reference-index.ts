import {
	type AccountRecord,
	type CounterpartyRecord,
	type Day,
	type EntityRecord,
	type InstrumentRecord,
	isIntragroup,
	parseDay,
} from '@tideline/domain';
import { SavedValues } from '../table/saved.ts';

export interface BusinessDay {
	readonly date: Day;
	/** Milliseconds since the epoch. */
	readonly openedAt: number;
}

interface SavedReference {
	readonly entities: Iterable<EntityRecord | null>;
	readonly accounts: Iterable<AccountRecord | null>;
	readonly counterparties: Iterable<CounterpartyRecord | null>;
	readonly instruments: Iterable<InstrumentRecord | null>;
	readonly businessDays: ReadonlyMap<string, BusinessDay>;
}

const NO_IDS: ReadonlySet<string> = new Set();

/** The newest record of each id, and who depends on whom. */
export class ReferenceIndex {
	readonly entities = new Map<string, EntityRecord>();
	#leis: ReadonlySet<string> = new Set();
	readonly accounts = new Map<string, AccountRecord>();
	readonly counterparties = new Map<string, CounterpartyRecord>();
	readonly instruments = new Map<string, InstrumentRecord>();
	/** Parsed once: it is asked for whenever a holding is valued. */
	readonly #maturities = new Map<string, Day>();
	readonly #businessDays = new Map<string, BusinessDay>();
	readonly #instrumentsByIssuer = new Map<string, Set<string>>();
	readonly #accountsByCounterparty = new Map<string, Set<string>>();

	/** True when the LEIs by which the group knows itself are others now. */
	setEntity(record: EntityRecord): boolean {
		const before = this.entities.get(record.entityId)?.lei;
		this.entities.set(record.entityId, record);
		this.#leis = new Set([...this.entities.values()].map(({ lei }) => lei));
		return before !== record.lei;
	}

	/** Whether deals with a counterparty stay within the group; one that is unknown is outside. */
	isIntragroup(counterparty: CounterpartyRecord | null | undefined): boolean {
		return isIntragroup(counterparty, this.#leis);
	}

	setInstrument(record: InstrumentRecord): void {
		const before = this.instruments.get(record.instrumentId);
		if (before !== undefined) this.#instrumentsByIssuer.get(before.issuerId)?.delete(record.instrumentId);
		this.instruments.set(record.instrumentId, record);
		if (record.maturityDate === null) this.#maturities.delete(record.instrumentId);
		else this.#maturities.set(record.instrumentId, parseDay(record.maturityDate));
		addTo(this.#instrumentsByIssuer, record.issuerId, record.instrumentId);
	}

	/** Undefined where there is none. */
	maturity(instrumentId: string): Day | undefined {
		return this.#maturities.get(instrumentId);
	}

	setAccount(record: AccountRecord): void {
		const before = this.accounts.get(record.accountId)?.counterpartyId;
		if (before != null) this.#accountsByCounterparty.get(before)?.delete(record.accountId);
		this.accounts.set(record.accountId, record);
		if (record.counterpartyId !== null) addTo(this.#accountsByCounterparty, record.counterpartyId, record.accountId);
	}

	/** Days only go forward: true when this one is later than the one known. */
	setBusinessDay(entityId: string, day: BusinessDay): boolean {
		const known = this.#businessDays.get(entityId);
		if (known !== undefined && (day.date < known.date || (day.date === known.date && day.openedAt <= known.openedAt))) return false;
		this.#businessDays.set(entityId, day);
		return true;
	}

	businessDay(entityId: string): BusinessDay | undefined {
		return this.#businessDays.get(entityId);
	}

	save(): SavedReference {
		return {
			entities: new SavedValues([...this.entities.values()]),
			accounts: new SavedValues([...this.accounts.values()]),
			counterparties: new SavedValues([...this.counterparties.values()]),
			instruments: new SavedValues([...this.instruments.values()]),
			businessDays: new Map(this.#businessDays),
		};
	}

	restore({ entities, accounts, counterparties, instruments, businessDays }: SavedReference): void {
		for (const record of entities) if (record !== null) this.setEntity(record);
		for (const record of accounts) if (record !== null) this.setAccount(record);
		for (const record of counterparties) if (record !== null) this.counterparties.set(record.counterpartyId, record);
		for (const record of instruments) if (record !== null) this.setInstrument(record);
		for (const [entityId, day] of businessDays) this.#businessDays.set(entityId, day);
	}

	issuedBy(counterpartyId: string): ReadonlySet<string> {
		return this.#instrumentsByIssuer.get(counterpartyId) ?? NO_IDS;
	}

	accountsWith(counterpartyId: string): ReadonlySet<string> {
		return this.#accountsByCounterparty.get(counterpartyId) ?? NO_IDS;
	}
}

function addTo(index: Map<string, Set<string>>, key: string, value: string): void {
	const values = index.get(key);
	if (values === undefined) index.set(key, new Set([value]));
	else values.add(value);
}
