import type { ExplainedCap } from '@tideline/api';
import type { CapUsage } from '@tideline/domain';
import { formatStock, roundTo } from './number.ts';

const NAMES: Record<ExplainedCap['cap'], string> = {
	LEVEL_2: 'L2 cap',
	LEVEL_2B: 'L2B cap',
	UNCOVERED_LEVEL_1: 'L1 without covered bonds, at least',
};

/** A limit with its share: `L2 cap 40 %`. */
export function capName(cap: ExplainedCap['cap'], limit: number): string {
	return `${NAMES[cap]} ${roundTo(limit * 100, 2)} %`;
}

/** How far a limit is used: that it binds, or the share that counts; empty without a stock. */
export function capUse({ binds, share }: Pick<CapUsage, 'binds' | 'share'>): string {
	if (binds) return 'binds';
	return share === null ? '' : `${formatStock(share * 100, 1)} %`;
}
