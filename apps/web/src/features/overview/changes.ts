import type { Activity } from '@tideline/domain';

const TITLES: Record<Activity['kind'], string> = {
	TRADE: 'Trades',
	PAYMENT: 'Payments',
	BALANCE: 'Balances',
	PRICE: 'Prices',
	FX_RATE: 'FX rates',
	OVERRIDE: 'Overrides',
	REFERENCE: 'Reference data',
	MANY: 'Many at once',
};

/** Effect of one kind of event on the ratio. */
export interface KindEffect {
	kind: Activity['kind'];
	title: string;
	events: number;
	points: number;
}

/** Sums per kind over the events that the page has, ranked by size. `since` is the first of them; `total` their sum. */
export function changesByKind(events: readonly Activity[]): { kinds: KindEffect[]; since: number | null; total: number } {
	const kinds = new Map<Activity['kind'], KindEffect>();
	for (const { kind, points, subject } of events) {
		const known = kinds.get(kind) ?? { kind, title: TITLES[kind], events: 0, points: 0 };
		// A record of many events carries their count in its subject.
		const count = kind === 'MANY' ? Number(subject) || 1 : 1;
		kinds.set(kind, { ...known, events: known.events + count, points: known.points + (points ?? 0) });
	}
	const ranked = [...kinds.values()].sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || a.title.localeCompare(b.title));
	return {
		kinds: ranked,
		since: events.length > 0 ? Math.min(...events.map(({ at }) => at)) : null,
		total: ranked.reduce((sum, { points }) => sum + points, 0),
	};
}

/** Newest first. */
export function latest(events: readonly Activity[], count: number): Activity[] {
	return [...events].sort((a, b) => b.sequence - a.sequence).slice(0, count);
}
