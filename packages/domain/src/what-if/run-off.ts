import { compareFractions } from '../compare-fractions.ts';
import { type Fraction, fraction, parseFraction } from '../fraction.ts';
import { FLOW_GROUPS, type FlowLine } from '../rulebook/flow-line.ts';
import { hasLine } from '../rulebook/lines.ts';
import { nearest } from '../rulebook/nearest.ts';
import { toTwelveDecimals } from './exact-decimal.ts';
import type { RunOffShock } from './shock.ts';
import { type Applied, refused, type Stressed } from './stressed.ts';

const WHOLE = fraction(1, 1);

/** Outflows of a line or a group run off at a higher rate, or at a lower one; none beyond the whole of it unless it does so already. */
export function applyRunOff(stressed: Stressed, shock: RunOffShock): Applied {
	const { tables } = stressed.sheet;
	const isGroup = FLOW_GROUPS.some((group) => group === shock.on);
	if (!isGroup && !hasLine(tables, 'OUTFLOW', shock.on)) {
		const ids = tables.lines.filter(({ side }) => side === 'OUTFLOW').map(({ id }) => id);
		return refused('on', `unknown outflow line or group "${shock.on}", did you mean "${nearest(shock.on, [...ids, ...FLOW_GROUPS])}"?`);
	}
	const concerns = (line: FlowLine): boolean => line.side === 'OUTFLOW' && (isGroup ? line.group === shock.on : line.id === shock.on);
	const value = parseFraction(shock.value);
	const move = (line: FlowLine, rate: Fraction): Fraction => (concerns(line) ? moved(rate, shock.by, value) : rate);
	const { flows } = stressed.sheet;
	const touched = flows.filter(({ line }) => concerns(line)).length;
	return { kind: 'applied', stressed: { ...stressed, rates: [...stressed.rates, move] }, touched, reclassified: [] };
}

function moved(rate: Fraction, by: RunOffShock['by'], value: Fraction): Fraction {
	const [num, den] = [BigInt(rate.num), BigInt(rate.den)];
	const [valueNum, valueDen] = [BigInt(value.num), BigInt(value.den)];
	const next =
		by === 'factor'
			? toTwelveDecimals(num * valueNum, den * valueDen)
			: toTwelveDecimals(num * valueDen * 100n + valueNum * den, den * valueDen * 100n);
	const most = compareFractions(rate, WHOLE) > 0 ? rate : WHOLE;
	return compareFractions(next, most) > 0 ? most : next;
}
