import type { AttributionResponse } from '@tideline/api';
import { formatCount, formatStock } from '../../format/number.ts';
import { formatPoints } from '../../format/ratio.ts';

/** `9 causes. 132.86 −2.64 = 130.22, residual 0.00` */
export function proofOf({ start, end, points, residual, causes }: AttributionResponse): string {
	const count = `${formatCount(causes.length)} ${causes.length === 1 ? 'cause' : 'causes'}.`;
	if (start.percent === null || end.percent === null || points === null || residual === null) return count;
	const sum = `${formatStock(start.percent, 2)} ${formatPoints(points)} = ${formatStock(end.percent, 2)}`;
	return `${count} ${sum}, residual ${formatPoints(residual)}`;
}
