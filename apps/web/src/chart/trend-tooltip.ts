import type { Line, TrendModel } from './trend-option.ts';

/** Time and the three values at it; nothing of the data is markup. */
export function trendTooltip(items: unknown, model: TrendModel): string {
	const [first] = Array.isArray(items) ? (items as { axisValue?: number }[]) : [];
	const at = Number(first?.axisValue);
	if (!Number.isFinite(at)) return '';
	const row = (name: string, line: Line, show: (value: number) => string) => {
		const value = line.findLast(([time]) => time <= at)?.[1] ?? null;
		return `${name} <b>${value === null ? 'no data' : show(value)}</b>`;
	};
	return [
		model.time(at),
		row('LCR', model.lcr, (value) => `${value.toFixed(2)} %`),
		row('HQLA', model.hqla, (value) => value.toFixed(3)),
		row('Net outflows', model.netCashOutflows, (value) => value.toFixed(3)),
	].join('<br>');
}
