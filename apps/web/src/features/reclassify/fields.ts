import type { AssetClass, HqlaLevel, OverrideProposal, Position, ReasonCode, Rulebook } from '@tideline/domain';
import { rulebook } from '@tideline/domain';
import { levelWords } from '../../format/level.ts';
import { roundTo } from '../../format/number.ts';

/** What the override applies to: one trade, the instrument in one entity or in all, everything of an issuer. */
const TARGETS = ['TRADE', 'INSTRUMENT_HERE', 'INSTRUMENT', 'ISSUER'] as const;
export type Target = (typeof TARGETS)[number];

/** The form as typed. Empty strings are choices not made; an empty choice of class, level or test leaves it as it is. */
export interface Fields {
	target: Target;
	assetClass: AssetClass | '';
	/** Id of a `StockChoice`. */
	stock: string;
	eligible: 'passes' | 'fails' | '';
	reasonCode: ReasonCode | '';
	effectiveFrom: string;
	expiresAt: string;
	comment: string;
}
export type FieldName = keyof Fields;

/** The fields in the order of the form: the first faulty one takes the focus. */
export const FIELD_ORDER: readonly FieldName[] = [
	'target',
	'assetClass',
	'stock',
	'eligible',
	'reasonCode',
	'effectiveFrom',
	'expiresAt',
	'comment',
];

export const EMPTY_FIELDS: Omit<Fields, 'target'> = {
	assetClass: '',
	stock: '',
	eligible: '',
	reasonCode: '',
	effectiveFrom: 'Now',
	expiresAt: '',
	comment: '',
};

/** Where the faults of a proposal stand in the form. */
export const FIELD_OF: Partial<Record<keyof OverrideProposal, FieldName>> = {
	targetKind: 'target',
	targetId: 'target',
	entityId: 'target',
	assetClass: 'assetClass',
	level: 'stock',
	subclass: 'stock',
	eligible: 'eligible',
	reasonCode: 'reasonCode',
	comment: 'comment',
	effectiveFrom: 'effectiveFrom',
	expiresAt: 'expiresAt',
};

/** A class of the rulebook that a security can be put into. */
export interface StockChoice {
	id: string;
	level: HqlaLevel;
	/** Null outside of HQLA, where it decides nothing. */
	subclass: string | null;
	text: string;
	detail: string;
}

/** Coins, reserves and facilities of a central bank are balances, never securities. */
const NOT_SECURITIES: readonly string[] = ['1.cash', '1.reserves', '2B.facility'];

/** Every class that the rulebook has for a security, in its order, with haircut and paragraph. */
export function stockChoices(id: Position['rulebook']): StockChoice[] {
	return stockOf(rulebook(id)).map(({ id: stockId, level, subclass, title, haircut, reference }) => {
		const none = level === 'INELIGIBLE';
		const percent = `${roundTo((haircut.num / haircut.den) * 100, 2)} %`;
		return {
			id: stockId,
			level,
			subclass: none ? null : subclass,
			text: levelWords(level, subclass),
			detail: none ? 'counts for nothing' : `haircut ${percent}, ${title}, ${reference}`,
		};
	});
}

const stockOf = ({ stock }: Rulebook) => stock.filter(({ id }) => !NOT_SECURITIES.includes(id));
