import {
	type AccountRecord,
	accountRecord,
	BadTimeError,
	businessDayRecord,
	type CounterpartyRecord,
	checkBusinessDay,
	counterpartyRecord,
	type Day,
	dayOfInstant,
	type EntityRecord,
	entityRecord,
	type InstrumentRecord,
	instrumentRecord,
	parseDay,
} from '@tideline/domain';
import type { LogRecord } from '@tideline/event-log';
import type { z } from 'zod';
import { Aliases } from './aliases.ts';

/** Days of one entity that late marking looks back over; a message is hours late, not months. */
const BUSINESS_DAYS_KEPT = 32;

interface BusinessDay {
	readonly day: Day;
	/** Epoch milliseconds. */
	readonly openedAt: number;
}

/** What `reference.*` says, folded: the later record of a key wins, a tombstone removes it. */
export class ReferenceLookup {
	private readonly entities = new Aliases<EntityRecord>((entity) => [entity.entityId, entity.lei]);
	private readonly counterparties = new Aliases<CounterpartyRecord>((party) => [party.counterpartyId, party.lei]);
	private readonly instruments = new Aliases<InstrumentRecord>((it) => [it.instrumentId, it.isin, it.cusip, it.symbol]);
	private readonly accounts = new Aliases<AccountRecord>((account) => [account.accountId]);
	private readonly businessDays = new Map<string, BusinessDay[]>();

	/** Returns false, and changes nothing, when a reference record cannot be read. */
	apply({ topic, key, value, timestamp }: LogRecord): boolean {
		switch (topic) {
			case 'reference.entities':
				return put(this.entities, entityRecord, key, value);
			case 'reference.counterparties':
				return put(this.counterparties, counterpartyRecord, key, value);
			case 'reference.instruments':
				return put(this.instruments, instrumentRecord, key, value);
			case 'reference.accounts':
				return put(this.accounts, accountRecord, key, value);
			case 'reference.business-days':
				return value === null || this.openDay(value, timestamp);
			default:
				return false;
		}
	}

	/** By id or LEI. */
	entity(name: string): EntityRecord | undefined {
		return this.entities.get(name);
	}

	/** By id or LEI. */
	counterparty(name: string): CounterpartyRecord | undefined {
		return this.counterparties.get(name);
	}

	/** By id, ISIN, CUSIP or symbol. */
	instrument(name: string): InstrumentRecord | undefined {
		return this.instruments.get(name);
	}

	account(accountId: string): AccountRecord | undefined {
		return this.accounts.get(accountId);
	}

	/** The business date that the entity was in; its calendar date before the first one that is known. */
	businessDay(entity: EntityRecord, at: number): Day {
		const opened = this.businessDays.get(entity.entityId)?.findLast(({ openedAt }) => openedAt <= at);
		return opened?.day ?? dayOfInstant(at, entity.timeZone);
	}

	private openDay(value: Uint8Array, appendedAt: number): boolean {
		const parsed = businessDayRecord.safeParse(jsonOf(value));
		if (!parsed.success) return false;
		const { entityId, date, openedAt } = parsed.data;
		const opened = { day: parseDay(date), openedAt: Date.parse(openedAt) };
		if (!believable(opened, appendedAt)) return false;
		const others = (this.businessDays.get(entityId) ?? []).filter((other) => other.openedAt !== opened.openedAt);
		const days = [...others, opened].sort((a, b) => a.openedAt - b.openedAt);
		this.businessDays.set(entityId, days.slice(-BUSINESS_DAYS_KEPT));
		return true;
	}
}

function believable({ day, openedAt }: BusinessDay, appendedAt: number): boolean {
	try {
		checkBusinessDay(day, openedAt, appendedAt);
		return true;
	} catch (error) {
		if (!(error instanceof BadTimeError)) throw error;
		return false;
	}
}

function put<T>(aliases: Aliases<T>, schema: z.ZodType<T>, key: string | null, value: Uint8Array | null): boolean {
	if (key === null) return false;
	if (value === null) {
		aliases.set(key, null);
		return true;
	}
	const parsed = schema.safeParse(jsonOf(value));
	if (parsed.success) aliases.set(key, parsed.data);
	return parsed.success;
}

/** Undefined, which no schema takes, when the bytes are not JSON. */
function jsonOf(value: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(value));
	} catch {
		return undefined;
	}
}
