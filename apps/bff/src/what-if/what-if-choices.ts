import type { WhatIfChoices } from '@tideline/api';
import { type BalanceSheet, choicesOf, FLOW_GROUPS, type FlowGroup, type FlowLine, formatFraction } from '@tideline/domain';

/** Groups whose money is lent and borrowed without collateral. */
const UNSECURED: ReadonlySet<FlowGroup> = new Set(FLOW_GROUPS.slice(0, FLOW_GROUPS.indexOf('SECURED')));
const LEVEL = { LEVEL_1: '1', LEVEL_2A: '2A', LEVEL_2B: '2B', INELIGIBLE: 'none' } as const;
const MONEY: readonly string[] = ['cash', 'reserves'];

/** What the forms of a scenario offer for a balance sheet. */
export function whatIfChoices(sheet: BalanceSheet): WhatIfChoices {
	const { lines, classes, currencies, facilities, parties } = choicesOf(sheet);
	const { tables, fxRates } = sheet;
	const tradable = (side: FlowLine['side']) =>
		tables.lines
			.filter((line) => line.side === side && line.basis === 'RULE' && line.aliasOf === undefined && UNSECURED.has(line.group))
			.map(({ id, title }) => ({ line: id, title }));
	return {
		lines: lines.map(({ id, title, group, rate }) => ({ line: id, title, group, rate: formatFraction(rate) })),
		classes: classes.map(({ row: { id, title, level, subclass }, items }) => ({ id, title, level: LEVEL[level], subclass, items })),
		currencies: currencies.flatMap((currency) => {
			const rate = fxRates.get(currency);
			return rate ? [{ currency, rate: formatFraction(rate) }] : [];
		}),
		facilities: [...facilities],
		parties: [...parties],
		borrowing: tradable('OUTFLOW'),
		lending: tradable('INFLOW'),
		securities: tables.stock
			.filter(({ level, subclass }) => level !== 'INELIGIBLE' && !MONEY.includes(subclass))
			.map(({ id, level, subclass, title }) => ({
				level: LEVEL[level],
				subclass: id === `${LEVEL[level]}.${subclass}` ? subclass : id,
				title,
			})),
	};
}
