import type { PreviewEntity, PreviewResponse } from '@tideline/api';
import { COMPOSITION_LIMITS, type CompositionLimit, capCuts } from '@tideline/domain';
import { formatMoneyChange, moneyUnit, type Scale } from '../../format/money.ts';
import { formatChange } from '../../format/number.ts';
import { formatPercent, pointsBetween } from '../../format/ratio.ts';

const CAP_NAMES: Record<CompositionLimit, string> = {
	LEVEL_2: 'the 40 % cap on Level 2',
	LEVEL_2B: 'the 15 % cap on Level 2B',
	UNCOVERED_LEVEL_1: 'the 30 % minimum of Level 1 other than covered bonds',
};

/**
 * Why HQLA moves by another amount than the haircuts alone would move it, and what else moves, in sentences; each figure is in the table
 * or is the difference of two that are.
 */
export function explain(
	preview: Pick<PreviewResponse, 'entities' | 'collateralTrades'>,
	columns: readonly PreviewEntity[],
	scale: Scale,
): string[] {
	const caps = columns.flatMap((entity) => capSentence(entity, scale));
	return [...caps, ...collateralSentence(preview.collateralTrades, columns, scale), ...othersSentence(preview.entities, columns)];
}

function capSentence({ name, currency, before, after }: PreviewEntity, scale: Scale): string[] {
	const haircuts = after.level1 + after.level2a + after.level2b - before.level1 - before.level2a - before.level2b;
	const moved = after.hqla - before.hqla;
	const [was, is] = [capCuts(before), capCuts(after)];
	const binding = COMPOSITION_LIMITS.filter((cap) => was[cap] > 0 || is[cap] > 0);
	if (binding.length === 0 || haircuts === moved) return [];
	const which = binding.map((cap) => `${CAP_NAMES[cap]} binds ${when(was[cap] > 0, is[cap] > 0)}`).join(', ');
	const unit = moneyUnit(currency, scale);
	const money = (amount: number) => formatMoneyChange(amount, currency, scale);
	const effect = moved > haircuts ? 'frees room under it' : 'takes room under it';
	return [
		`${name}: ${which}. The change ${effect}, so HQLA moves by ${money(moved)} ${unit}, not by ${money(haircuts)} as the haircuts alone would.`,
	];
}

function when(before: boolean, after: boolean): string {
	if (before && after) return 'before and after';
	return before ? 'before, not after' : 'after, not before';
}

function collateralSentence(trades: number, columns: readonly PreviewEntity[], scale: Scale): string[] {
	const [entity] = columns;
	if (trades === 0 || !entity) return [];
	const { currency, before, after } = entity;
	const deals = trades === 1 ? '1 secured deal on it takes another rate' : `${trades} secured deals on it take other rates`;
	const outflows = formatMoneyChange(after.grossOutflows - before.grossOutflows, currency, scale);
	const inflows = formatMoneyChange(after.cappedInflows - before.cappedInflows, currency, scale);
	return [`${deals}: outflows ${outflows}, inflows ${inflows} ${moneyUnit(currency, scale)}.`];
}

/** Entities that the table has no column for. */
function othersSentence(entities: readonly PreviewEntity[], columns: readonly PreviewEntity[]): string[] {
	return entities
		.filter(({ entityId }) => !columns.some((column) => column.entityId === entityId))
		.map(({ name, before, after }) => {
			const points = pointsBetween(before.lcr, after.lcr);
			const change = points === null ? 'n/a' : formatChange(points, 2);
			return `${name} too: LCR ${formatPercent(before.lcr, 2)} % to ${formatPercent(after.lcr, 2)} %, ${change} pts.`;
		});
}
