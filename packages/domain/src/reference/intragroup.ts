import type { CounterpartyRecord } from './records.ts';

/** Whether a deal with a counterparty is between two entities of the group: it is one of them by its LEI, or an affiliate. */
export function isIntragroup(
	counterparty: Pick<CounterpartyRecord, 'lei' | 'own'> | null | undefined,
	leisOfGroup: { has(lei: string): boolean },
): boolean {
	return counterparty != null && (counterparty.own || leisOfGroup.has(counterparty.lei));
}
