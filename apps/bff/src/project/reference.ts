import {
	type AccountRecord,
	type BusinessDayRecord,
	type CounterpartyRecord,
	type EntityRecord,
	type InstrumentRecord,
	isIntragroup,
} from '@tideline/domain';

/** Reference data by id, the latest record of each. */
export class Reference {
	readonly entities = new Map<string, EntityRecord>();
	readonly businessDays = new Map<string, BusinessDayRecord>();
	readonly accounts = new Map<string, AccountRecord>();
	readonly counterparties = new Map<string, CounterpartyRecord>();
	readonly instruments = new Map<string, InstrumentRecord>();

	/** The latest day of each entity counts; false for one that is over. */
	setBusinessDay(day: BusinessDayRecord): boolean {
		const known = this.businessDays.get(day.entityId);
		const isNewer = known === undefined || day.date > known.date || (day.date === known.date && day.openedAt > known.openedAt);
		if (isNewer) this.businessDays.set(day.entityId, day);
		return isNewer;
	}

	/** Entities, the group last. */
	listEntities(): EntityRecord[] {
		const isGroup = (entity: EntityRecord): number => (entity.kind === 'group' ? 1 : 0);
		return [...this.entities.values()].sort((a, b) => isGroup(a) - isGroup(b) || a.entityId.localeCompare(b.entityId));
	}

	/** Whether deals with a counterparty stay within the group; one that is unknown is outside. */
	isIntragroup(counterpartyId: string | null): boolean {
		const leis = new Set([...this.entities.values()].map(({ lei }) => lei));
		return counterpartyId !== null && isIntragroup(this.counterparties.get(counterpartyId), leis);
	}

	counterpartyName(counterpartyId: string): string {
		return this.counterparties.get(counterpartyId)?.name ?? counterpartyId;
	}
}
