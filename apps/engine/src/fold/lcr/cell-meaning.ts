import type { FlowSide, HqlaLevel, SecuredCounterparty } from '@tideline/domain';

/** What a cell is the sum of. `booked` cells hold what to add to the adjusted sums to have the sums without any override. */
export type CellMeaning = { readonly entityId: string; readonly variant: 'adjusted' | 'booked'; readonly currency: string } & (
	| { readonly kind: 'line'; readonly side: FlowSide; readonly line: string }
	| { readonly kind: 'unwind'; readonly level: HqlaLevel; readonly subclass: string }
	| { readonly kind: 'netting'; readonly key: string }
	/** Deals that a position secures. CASH: cash due back, and in `excluded` the part that their unwind exchanges. COLLATERAL: a quantity. */
	| {
			readonly kind: 'secured';
			readonly position: string;
			readonly part: 'CASH' | 'COLLATERAL';
			readonly side: 'OUTFLOW' | 'INFLOW';
			readonly counterparty: SecuredCounterparty;
	  }
);

/** True of cells that come and go with trades; lines and unwind are as many as the rulebook and the currencies allow. */
export const isTransient = ({ kind }: CellMeaning): boolean => kind === 'netting' || kind === 'secured';

/** One name for one meaning. */
export function nameOfCell(meaning: CellMeaning): string {
	const head = `${meaning.entityId}|${meaning.variant}|${meaning.currency}|${meaning.kind}`;
	switch (meaning.kind) {
		case 'line':
			return `${head}|${meaning.side}|${meaning.line}`;
		case 'unwind':
			return `${head}|${meaning.level}|${meaning.subclass}`;
		case 'netting':
			return `${head}|${meaning.key}`;
		case 'secured':
			return `${head}|${meaning.position}|${meaning.part}|${meaning.side}|${meaning.counterparty}`;
	}
}
