import type { LadderFlowsQuery, LadderQuery } from '@tideline/api';
import { FLOW_GROUPS, LADDER_ASSUMPTIONS } from '@tideline/domain';
import { withParams } from '../../view/search-params.ts';

/** What the ladder is narrowed to; null: all. */
export interface LadderFilter {
	assumptions: LadderQuery['assumptions'];
	currency: string | null;
	level: NonNullable<LadderQuery['level']> | null;
}

/** The figure of the matrix whose flows are shown. */
export type LadderCell = Pick<LadderFlowsQuery, 'side' | 'column'> & { group: NonNullable<LadderFlowsQuery['group']> | null };

export const LADDER_LEVELS = ['LEVEL_1', 'LEVEL_2A', 'LEVEL_2B'] as const;
const SIDES = ['OUTFLOW', 'INFLOW'] as const;
export type Side = (typeof SIDES)[number];

/** Reads the filter out of a query string; what is not understood falls back to the default. */
export function parseLadderFilter(params: URLSearchParams): LadderFilter {
	const currency = params.get('currency') ?? '';
	return {
		assumptions: LADDER_ASSUMPTIONS.find((one) => one === params.get('assumptions')) ?? 'lcr',
		currency: /^[A-Z]{3}$/.test(currency) ? currency : null,
		level: LADDER_LEVELS.find((level) => level === params.get('level')) ?? null,
	};
}

/** The query string with a change applied, without defaults; the cell that was open goes, because its figure is another now. */
export function withLadderFilter(params: URLSearchParams, change: Partial<LadderFilter>): URLSearchParams {
	const { assumptions, ...rest } = change;
	return withParams(params, {
		...rest,
		...(assumptions === undefined ? {} : { assumptions: assumptions === 'lcr' ? null : assumptions }),
		cell: null,
	});
}

/** The cell that the URL opens, `OUTFLOW.RETAIL.12`; null without one. */
export function parseCell(params: URLSearchParams): LadderCell | null {
	const [sideText, groupText, column = ''] = (params.get('cell') ?? '').split('.');
	const side = SIDES.find((one) => one === sideText);
	const group = FLOW_GROUPS.find((one) => one === groupText) ?? null;
	if (side === undefined || (group === null && groupText !== 'ALL') || !/^(\d{1,3}(-\d{1,3})?|open|beyond)$/.test(column)) return null;
	return { side, group, column };
}

export const cellText = ({ side, group, column }: LadderCell): string => `${side}.${group ?? 'ALL'}.${column}`;

/** The sides that are open; the outflows at first. */
export function parseOpenSides(params: URLSearchParams): ReadonlySet<Side> {
	const text = params.get('open');
	return new Set(text === null ? ['OUTFLOW'] : SIDES.filter((side) => text.split(',').includes(side)));
}

export function withOpenSides(params: URLSearchParams, open: ReadonlySet<Side>): URLSearchParams {
	const text = SIDES.filter((side) => open.has(side)).join(',');
	return withParams(params, { open: text === 'OUTFLOW' ? null : text || 'none' });
}

/** The filter as the query of a request. */
export function ladderSearch(entity: string, { assumptions, currency, level }: LadderFilter): URLSearchParams {
	return withParams(new URLSearchParams({ entity, assumptions }), { currency, level });
}
