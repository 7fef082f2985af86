import type { PreviewEntity, PreviewResponse } from '@tideline/api';
import type { Ratio } from '@tideline/domain';
import { inScale, type Scale, scaleDecimals } from '../../format/money.ts';
import { formatChange, formatStock, roundTo } from '../../format/number.ts';

/** Figures of one row for one entity, as they are shown. */
export interface PreviewFigures {
	before: string;
	after: string;
	change: string;
	/** −1, 0 or 1: the sign of the change that is shown. */
	direction: number;
}
export interface PreviewRow {
	id: string;
	title: string;
	kind: 'plain' | 'total' | 'ratio';
	/** In the order of the columns. */
	figures: PreviewFigures[];
}

interface Line {
	id: string;
	title: string;
	kind: PreviewRow['kind'];
	/** A row of some rulebooks: left out where no column has any of it. */
	ofSome?: true;
	amount(ratio: Ratio): number;
}

/** From the stock by level to the ratio; what is taken off is negative. */
const LINES: readonly Line[] = [
	{ id: 'level1', title: 'Level 1', kind: 'plain', amount: ({ level1 }) => level1 },
	{ id: 'level2a', title: 'Level 2A, after haircut', kind: 'plain', amount: ({ level2a }) => level2a },
	{ id: 'level2b', title: 'Level 2B, after haircut', kind: 'plain', amount: ({ level2b }) => level2b },
	{ id: 'cap2b', title: 'Level 2B cap cut', kind: 'plain', amount: ({ level2bCapAdjustment }) => -level2bCapAdjustment },
	{ id: 'cap2', title: 'Level 2 cap cut', kind: 'plain', amount: ({ level2CapAdjustment }) => -level2CapAdjustment },
	{
		...{ id: 'capCovered', title: 'Covered-bond limit cut', kind: 'plain', ofSome: true },
		amount: ({ coveredBondCapAdjustment }) => -coveredBondCapAdjustment,
	},
	{ id: 'hqla', title: 'HQLA', kind: 'total', amount: ({ hqla }) => hqla },
	{ id: 'outflows', title: 'Outflows', kind: 'plain', amount: ({ grossOutflows }) => grossOutflows },
	{ id: 'inflows', title: 'Inflows', kind: 'plain', amount: ({ cappedInflows }) => -cappedInflows },
	{ id: 'net', title: 'Net cash outflows', kind: 'total', amount: ({ netCashOutflows }) => netCashOutflows },
];
const surplus = ({ hqla, netCashOutflows }: Ratio) => hqla - netCashOutflows;

/** The columns: the entity of the position when the proposal touches it, and the group. */
export function previewColumns({ entities }: Pick<PreviewResponse, 'entities'>, entityId: string, group: string): PreviewEntity[] {
	return [entityId, group].flatMap((id, index, ids) => {
		const found = ids.indexOf(id) === index ? entities.find((entity) => entity.entityId === id) : undefined;
		return found ? [found] : [];
	});
}

/** The table before and after; a change is the difference of the figures shown. */
export function previewRows(columns: readonly Pick<PreviewEntity, 'before' | 'after' | 'currency'>[], scale: Scale): PreviewRow[] {
	const money = (amount: Line['amount']) =>
		columns.map(({ before, after, currency }) => {
			const decimals = scaleDecimals(currency, scale);
			return figures(inScale(amount(before), currency, scale), inScale(amount(after), currency, scale), decimals);
		});
	const ratio = columns.map(({ before, after }) => ratioFigures(before.lcr, after.lcr));
	const lines = LINES.filter(
		({ ofSome, amount }) => !ofSome || columns.some(({ before, after }) => amount(before) !== 0 || amount(after) !== 0),
	);
	return [
		...lines.map(({ id, title, kind, amount }) => ({ id, title, kind, figures: money(amount) })),
		{ id: 'lcr', title: 'LCR, %', kind: 'ratio', figures: ratio },
		{ id: 'surplus', title: 'Surplus over 100 %', kind: 'plain', figures: money(surplus) },
	];
}

function figures(before: number, after: number, decimals: number): PreviewFigures {
	const change = roundTo(roundTo(after, decimals) - roundTo(before, decimals), decimals);
	return {
		before: formatStock(before, decimals),
		after: formatStock(after, decimals),
		change: formatChange(change, decimals),
		direction: Math.sign(change),
	};
}

function ratioFigures(before: number | null, after: number | null): PreviewFigures {
	if (before !== null && after !== null) return figures(before * 100, after * 100, 2);
	const text = (lcr: number | null) => (lcr === null ? 'n/a' : formatStock(lcr * 100, 2));
	return { before: text(before), after: text(after), change: 'n/a', direction: 0 };
}
