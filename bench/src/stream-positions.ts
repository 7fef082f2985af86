import { type JoinedPosition, minor, price, quantity } from '@tideline/domain';
import type { Row } from '@tideline/stream';

const LEVELS = [
	{ level: 'LEVEL_1', subclass: 'SOVEREIGN', ruleId: '1.sovereign', reference: '¶50(c)', haircut: '0', share: 0 },
	{ level: 'LEVEL_2A', subclass: 'CORPORATE', ruleId: '2a.corporate', reference: '¶52(b)', haircut: '0.15', share: 0.15 },
	{ level: 'LEVEL_2B', subclass: 'EQUITY', ruleId: '2b.equity', reference: '¶54(c)', haircut: '0.5', share: 0.5 },
] as const;
const CURRENCIES = ['GBP', 'USD', 'SGD', 'EUR'];
const ENTITIES = ['LDN', 'NYC', 'SGP'];
const OPENED = Date.UTC(2026, 10, 20, 8);

/** A book of positions of three entities in about 400 instruments; the same for the same count. */
export function makePositions(count: number): JoinedPosition[] {
	const random = generator(7);
	return Array.from({ length: count }, (_, index) => makePosition(index, random));
}

function makePosition(index: number, random: () => number): JoinedPosition {
	const kind = LEVELS[index % LEVELS.length] as (typeof LEVELS)[number];
	const entityId = ENTITIES[index % ENTITIES.length] as string;
	const currency = CURRENCIES[index % CURRENCIES.length] as string;
	const instrumentId = `XS${String(1_000_000_000 + (index % 400) * 7_919).slice(0, 10)}`;
	const accountId = `${entityId}-CUST-${String(Math.floor(index / 400)).padStart(2, '0')}`;
	const held = quantity(Math.floor(random() * 5e7) * 10_000);
	const unpriced = {
		key: `${entityId}|${accountId}|${instrumentId}`,
		entityId,
		accountId,
		accountName: `${entityId} custody ${Math.floor(index / 400)}`,
		accountKind: 'CUSTODY',
		instrumentId,
		name: `Issuer ${index % 400} 4.25 % 2031`,
		currency,
		assetClass: kind.subclass === 'EQUITY' ? ('EQUITY' as const) : ('BOND' as const),
		bookedAssetClass: kind.subclass === 'EQUITY' ? ('EQUITY' as const) : ('BOND' as const),
		settled: held,
		pending: quantity(0),
		projected: held,
		encumberedQuantity: quantity(0),
		encumberedValue: minor(0),
		level: kind.level,
		subclass: kind.subclass,
		eligible: true,
		rulebook: 'basel' as const,
		ruleId: kind.ruleId,
		reference: kind.reference,
		haircut: kind.haircut,
		maturing: minor(0),
		secured: [],
		conflict: null,
		overrideId: null,
		trades: 1 + (index % 9),
		lastTradeId: `BD-${100_000 + index}`,
		lateTrades: 0,
		updatedAt: OPENED,
		sequence: index,
	} satisfies Partial<JoinedPosition>;
	return { ...unpriced, ...valued(held, 60e6 + Math.floor(random() * 50e6), kind, currency), haircut: kind.haircut };
}

/** What follows from a price: the cells that a tick of the market changes. */
function valued(held: number, scaledPrice: number, kind: (typeof LEVELS)[number], currency: string) {
	const marketValue = minor(Math.round((held / 10_000) * (scaledPrice / 1e6)));
	const haircutAmount = minor(Math.round(marketValue * kind.share));
	const contribution = { side: 'STOCK', line: kind.ruleId, currency, amount: marketValue } as const;
	return {
		price: price(scaledPrice),
		marketValue,
		haircutAmount,
		counted: minor(marketValue - haircutAmount),
		contributions: [contribution],
	};
}

/** Moves the price of `count` positions: the book after it, and the changed cells as the BFF would push them. */
export function tickPrices(
	positions: readonly JoinedPosition[],
	seed: number,
	count: number,
): { positions: JoinedPosition[]; changed: Map<string, Row> } {
	const random = generator(seed + 11);
	const next = [...positions];
	const changed = new Map<string, Row>();
	for (let tick = 0; tick < count; tick++) {
		const index = Math.floor(random() * next.length);
		const before = next[index] as JoinedPosition;
		const kind = LEVELS.find((level) => level.level === before.level) ?? LEVELS[0];
		const moved = Math.max(1, Math.round((before.price ?? 1) * (1 + (random() - 0.5) / 500)));
		const cells = {
			...valued(before.settled, moved, kind, before.currency),
			updatedAt: OPENED + seed * 100 + Math.floor(random() * 100),
			sequence: before.sequence + seed * count + tick + 1,
		};
		next[index] = { ...before, ...cells };
		changed.set(before.key, cells);
	}
	return { positions: next, changed };
}

/** Mulberry32: small, seeded, good enough for figures of a bench. */
function generator(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
