import { concernsEntity, GROUP } from '@tideline/domain';
import type { OverrideRow } from '@tideline/stream';

/** What the list is narrowed to. `expiring` is the part of `in-force` that ends soon. */
export const TABS = ['in-force', 'scheduled', 'expiring', 'history'] as const;
export type Tab = (typeof TABS)[number];

/** From this long before its end an override is called expiring. */
export const EXPIRING_DAYS = 5;
const EXPIRING_MS = EXPIRING_DAYS * 86_400_000;

/** Whether an override in force ends within the days that call for a renewal. */
export const isExpiring = ({ state, expiresAt }: OverrideRow, now: number): boolean =>
	state === 'IN_FORCE' && expiresAt - now <= EXPIRING_MS;

/** Whether an override can still be reversed. */
export const isOpen = ({ state }: OverrideRow): boolean => state === 'IN_FORCE' || state === 'SCHEDULED';

const belongs: Record<Tab, (row: OverrideRow, now: number) => boolean> = {
	'in-force': ({ state }) => state === 'IN_FORCE',
	scheduled: ({ state }) => state === 'SCHEDULED',
	expiring: isExpiring,
	history: ({ state }) => state === 'EXPIRED' || state === 'REVERSED' || state === 'REJECTED' || state === 'WITHDRAWN',
};

/** What matters next stands first: the next end, the next start; in the history the last end. */
const order: Record<Tab, (a: OverrideRow, b: OverrideRow) => number> = {
	'in-force': (a, b) => a.expiresAt - b.expiresAt,
	scheduled: (a, b) => a.effectiveFrom - b.effectiveFrom,
	expiring: (a, b) => a.expiresAt - b.expiresAt,
	history: (a, b) => (b.endedAt ?? b.expiresAt) - (a.endedAt ?? a.expiresAt),
};

/** Overrides that concern an entity; those of every entity concern each. The group sees all. */
export function concerning(rows: Iterable<OverrideRow>, entityId: string): OverrideRow[] {
	return [...rows].filter((row) => entityId === GROUP || concernsEntity(row, entityId));
}

/** The rows of a tab in its order. */
export function rowsOfTab(rows: readonly OverrideRow[], tab: Tab, now: number): OverrideRow[] {
	return rows.filter((row) => belongs[tab](row, now)).sort((a, b) => order[tab](a, b) || (a.overrideId < b.overrideId ? -1 : 1));
}

export function countTabs(rows: readonly OverrideRow[], now: number): Record<Tab, number> {
	const count = (tab: Tab) => rows.filter((row) => belongs[tab](row, now)).length;
	return { 'in-force': count('in-force'), scheduled: count('scheduled'), expiring: count('expiring'), history: count('history') };
}

/** When an override last moved: its end, its start when that has come, or its making. */
export const movedAt = ({ state, createdAt, effectiveFrom, endedAt }: OverrideRow): number =>
	endedAt ?? (state === 'IN_FORCE' ? Math.max(createdAt, effectiveFrom) : createdAt);

/** So many stand in the list of what moved last. */
const MAX_MOVED = 12;

/** The overrides that moved last, the latest first. */
export const lastMoved = (rows: readonly OverrideRow[]): OverrideRow[] =>
	[...rows].sort((a, b) => movedAt(b) - movedAt(a)).slice(0, MAX_MOVED);

/** The tab and the override that the URL names. */
export function parseListState(params: URLSearchParams): { tab: Tab; id: string | null } {
	return { tab: TABS.find((tab) => tab === params.get('tab')) ?? 'in-force', id: params.get('override') };
}

/** The row that is shown: the one of the URL while it is in the tab, else the first. */
export function selectedRow(rows: readonly OverrideRow[], id: string | null): OverrideRow | null {
	return rows.find(({ overrideId }) => overrideId === id) ?? rows[0] ?? null;
}

/** The neighbour of a row; the ends of the list stay. */
export function neighbour<R>(rows: readonly R[], current: R | null, step: 1 | -1): R | null {
	if (rows.length === 0) return null;
	const at = current === null ? -1 : rows.indexOf(current);
	return rows[Math.min(rows.length - 1, Math.max(0, at + step))] ?? null;
}
