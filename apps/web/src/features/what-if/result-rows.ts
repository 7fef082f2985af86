import type { WhatIfLine, WhatIfResponse } from '@tideline/api';
import type { Limits, Ratio } from '@tideline/domain';
import { headroom } from '@tideline/domain';
import { formatLimit, LIMIT_NAMES } from '../../format/limit-words.ts';

/** A row of the result: money before and after, in minor units; what is deducted is below zero. */
export interface ResultRow {
	readonly id: string;
	readonly title: string;
	readonly reference: string | null;
	readonly kind: 'plain' | 'sum' | 'rest' | 'room';
	readonly before: number;
	readonly after: number;
}

/** The stock, the flows that change line by line, and the room to each limit: every sum is that of the ratio. */
export function resultRows(result: WhatIfResponse, limits: Limits | null): { readonly above: ResultRow[]; readonly below: ResultRow[] } {
	const { before, after } = result;
	const row = (id: string, title: string, of: (ratio: Ratio) => number, kind: ResultRow['kind'] = 'plain'): ResultRow => {
		return { id, title, reference: null, kind, before: of(before.ratio), after: of(after.ratio) };
	};
	const binds = ({ grossInflows, cappedInflows }: Ratio): boolean => cappedInflows < grossInflows;
	const cap = binds(after.ratio) ? 'cap binds' : 'cap does not bind';
	const cut = row('cutCovered', 'Covered-bond limit cut', ({ coveredBondCapAdjustment }) => -coveredBondCapAdjustment);
	const addOn = { id: 'add-on', title: 'Maturity mismatch add-on', reference: null, kind: 'plain' as const };
	const mismatch = { ...addOn, before: before.maturityMismatchAddOn, after: after.maturityMismatchAddOn };
	return {
		above: [
			row('level1', 'Level 1', ({ level1 }) => level1),
			row('level2a', 'Level 2A, after haircut', ({ level2a }) => level2a),
			row('level2b', 'Level 2B, after haircut', ({ level2b }) => level2b),
			row('cut2b', 'Level 2B cap cut', ({ level2bCapAdjustment }) => -level2bCapAdjustment),
			row('cut2', 'Level 2 cap cut', ({ level2CapAdjustment }) => -level2CapAdjustment),
			...ofSome(cut),
			row('hqla', 'HQLA', ({ hqla }) => hqla, 'sum'),
			...flowRowsOf(result.lines, 'OUTFLOW', 1),
			row('outflows', 'Outflows', ({ grossOutflows }) => grossOutflows, 'sum'),
			...flowRowsOf(result.lines, 'INFLOW', -1),
			row('inflows', `Inflows, ${cap}`, ({ cappedInflows }) => -cappedInflows, 'sum'),
			...ofSome(mismatch),
			row('net', 'Net cash outflows', ({ netCashOutflows }) => netCashOutflows, 'sum'),
		],
		below: limits
			? LIMIT_NAMES.map(({ name, title }) =>
					row(name, `Room to ${title.toLowerCase()} ${formatLimit(limits, name)}`, (ratio) => headroom(ratio, limits[name]).amount, 'room'),
				)
			: [],
	};
}

/** A row of some rulebooks: left out where there is nothing in it. */
function ofSome(row: ResultRow): ResultRow[] {
	return row.before === 0 && row.after === 0 ? [] : [row];
}

/** Lines that change, each by itself; the others together. */
function flowRowsOf(lines: readonly WhatIfLine[], side: WhatIfLine['side'], sign: 1 | -1): ResultRow[] {
	const ofSide = lines.filter((line) => line.side === side);
	const same = ofSide.filter(({ moved }) => !moved);
	const changed = ofSide.filter(({ moved }) => moved);
	const total = (of: 'before' | 'after'): number => sign * same.reduce((sum, line) => sum + line[of].weighted, 0);
	const rest = { reference: null, kind: 'rest' as const, before: total('before'), after: total('after') };
	return [
		...changed.map(({ line, reference, before, after }) => ({
			...{ id: `${side} ${line}`, title: line, reference, kind: 'plain' as const },
			...{ before: sign * before.weighted, after: sign * after.weighted },
		})),
		...(same.length === 0
			? []
			: [{ id: `${side} rest`, title: `${same.length} ${same.length === 1 ? 'line' : 'lines'} unchanged`, ...rest }]),
	];
}
