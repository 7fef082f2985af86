import type { ClosedDaySummary, DayRoll } from '@tideline/api';
import { type ClosedDay, type Day, formatDay } from '@tideline/domain';

interface Kept {
	readonly date: Day;
	/** Of the record in its topic. */
	readonly offset: number;
	readonly summary: ClosedDaySummary;
}

/** The closed days of every entity: what a list of them shows, and where the whole record stands in the log. */
export class ClosedDays {
	readonly #byEntity = new Map<string, Map<Day, Kept>>();

	/** Of two records of a day the later counts. */
	add({ entityId, date, openedAt, closedAt, lcr }: ClosedDay, offset: number): void {
		const { currency, hqla, netCashOutflows, overridesInForce } = lcr;
		const figures = { currency, hqla, netCashOutflows, overridesInForce, lcr: lcr.lcr };
		const days = this.#byEntity.get(entityId) ?? new Map<Day, Kept>();
		this.#byEntity.set(entityId, days.set(date, { date, offset, summary: { date: formatDay(date), openedAt, closedAt, ...figures } }));
	}

	/** The newest first. */
	of(entityId: string): ClosedDaySummary[] {
		const days = [...(this.#byEntity.get(entityId)?.values() ?? [])];
		return days.sort((a, b) => b.date - a.date).map(({ summary }) => summary);
	}

	/** When these entities went from one business day to the next, the newest first. */
	rolls(entityIds: readonly string[]): DayRoll[] {
		const rolls = entityIds.flatMap((entityId) => this.of(entityId).map(({ date, closedAt }) => ({ entityId, at: closedAt, from: date })));
		return rolls.sort((a, b) => b.at - a.at);
	}

	/** Offset of the record of a day; null when the day is not closed, or was never kept. */
	offset(entityId: string, date: Day): number | null {
		return this.#byEntity.get(entityId)?.get(date)?.offset ?? null;
	}
}
