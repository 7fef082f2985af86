import type { Day, FlowSide, HqlaLevel, RulebookId, SecuredCounterparty } from '@tideline/domain';

/**
 * Which figures a sum belongs to. `adjusted` is what counts for an entity. The others hold differences: `booked` what to add to have the
 * sums without any override, `legs` what to add to have each currency of a netting set on its own side, and the consolidated ones what to
 * add to each of these to have what the entity brings to its group.
 */
export const VARIANTS = ['adjusted', 'booked', 'legs', 'consolidated', 'consolidated-booked', 'consolidated-legs'] as const;
export type Variant = (typeof VARIANTS)[number];

/** The difference of each that the group makes. */
export const CONSOLIDATED = {
	adjusted: 'consolidated',
	booked: 'consolidated-booked',
	legs: 'consolidated-legs',
} as const satisfies { readonly [Own in Variant]?: Variant };
export type OwnVariant = keyof typeof CONSOLIDATED;

/** What a cell is the sum of. */
export type CellMeaning = { readonly entityId: string; readonly variant: Variant; readonly currency: string } & (
	| { readonly kind: 'line'; readonly rulebook: RulebookId; readonly side: FlowSide; readonly line: string }
	/** The part of a line that falls due on one day, where its rulebook counts by day; open money on `OPEN_DUE`. */
	| { readonly kind: 'due'; readonly rulebook: RulebookId; readonly side: FlowSide; readonly line: string; readonly due: Day }
	| { readonly kind: 'unwind'; readonly rulebook: RulebookId; readonly level: HqlaLevel; readonly subclass: string }
	/** What is owed, whatever its maturity: it says which currencies are significant. */
	| { readonly kind: 'liability' }
	| { readonly kind: 'netting'; readonly key: string; readonly intragroup: boolean }
	/** Deals that a position secures. CASH: cash due back, and in `excluded` the part that their unwind exchanges. COLLATERAL: a quantity. */
	| {
			readonly kind: 'secured';
			readonly position: string;
			readonly part: 'CASH' | 'COLLATERAL';
			readonly side: 'OUTFLOW' | 'INFLOW';
			readonly counterparty: SecuredCounterparty;
			/** When they end; null where no rulebook of the entity counts by day. */
			readonly due: Day | null;
			readonly intragroup: boolean;
	  }
);

/** True of cells that come and go with trades and days; the others are as many as the rulebooks and the currencies allow. */
export const isTransient = ({ kind }: CellMeaning): boolean => kind === 'netting' || kind === 'secured' || kind === 'due';

/** One name for one meaning. */
export function nameOfCell(meaning: CellMeaning): string {
	const head = `${meaning.entityId}|${meaning.variant}|${meaning.currency}|${meaning.kind}`;
	switch (meaning.kind) {
		case 'line':
			return `${head}|${meaning.rulebook}|${meaning.side}|${meaning.line}`;
		case 'due':
			return `${head}|${meaning.rulebook}|${meaning.side}|${meaning.line}|${meaning.due}`;
		case 'unwind':
			return `${head}|${meaning.rulebook}|${meaning.level}|${meaning.subclass}`;
		case 'liability':
			return head;
		case 'netting':
			return `${head}|${meaning.intragroup}|${meaning.key}`;
		case 'secured':
			return `${head}|${meaning.position}|${meaning.part}|${meaning.side}|${meaning.counterparty}|${meaning.due}|${meaning.intragroup}`;
	}
}
