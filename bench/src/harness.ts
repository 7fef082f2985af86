/** One measured line of `npm run bench`: a figure, and where there is a target its ratio against a baseline of the same run. */
export interface BenchRow {
	/** What was measured, in a few words. */
	name: string;
	/** The figure in `unit`. */
	value: number;
	unit: string;
	/** Figure over that of the named baseline, both taken in this run. */
	ratio?: { value: number; against: string; target: number; better: 'higher' | 'lower' };
	/** What a reader has to know to repeat it: sizes, settings. */
	note?: string;
}

/** What every `*.bench.ts` exports. */
export interface Bench {
	run(): Promise<BenchRow[]>;
}

export interface Timing {
	/** Seconds of the quickest repetition: the one that the machine disturbed least. */
	seconds: number;
	perSecond: number;
}

/** Times `body` over `count` units of work; `repeats` runs, the quickest counts. */
export async function time(count: number, body: () => unknown, repeats = 1): Promise<Timing> {
	let seconds = Number.POSITIVE_INFINITY;
	for (let run = 0; run < repeats; run++) {
		const start = process.hrtime.bigint();
		await body();
		seconds = Math.min(seconds, Number(process.hrtime.bigint() - start) / 1e9);
	}
	return { seconds, perSecond: count / seconds };
}

/** Megabytes of heap and buffers in use; exact only when Node runs with `--expose-gc`. */
export function usedMegabytes(): number {
	globalThis.gc?.();
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return (heapUsed + arrayBuffers) / 1e6;
}

export function meetsTarget(row: BenchRow): boolean {
	if (row.ratio === undefined) return true;
	return row.ratio.better === 'higher' ? row.ratio.value >= row.ratio.target : row.ratio.value <= row.ratio.target;
}

/** A row as one line of the report. */
export function formatRow(row: BenchRow): string {
	const figure = `${row.name.padEnd(52)} ${formatFigure(row.value).padStart(12)} ${row.unit.padEnd(10)}`;
	const note = row.note === undefined ? '' : `  (${row.note})`;
	if (row.ratio === undefined) return `  ${figure}${note}`;
	const sign = row.ratio.better === 'higher' ? '≥' : '≤';
	const verdict = meetsTarget(row) ? 'met' : 'MISSED';
	return `  ${figure} ${formatFigure(row.ratio.value)}× ${row.ratio.against}, target ${sign} ${row.ratio.target}×: ${verdict}${note}`;
}

function formatFigure(value: number): string {
	const digits = Math.abs(value) >= 100 ? 0 : 2;
	return value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
