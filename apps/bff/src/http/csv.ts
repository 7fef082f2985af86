import type { SnapshotRef } from '@tideline/api';

/** A column of an export: its head, and the cell of a row. */
export interface CsvColumn<R> {
	head: string;
	cell(row: R): string | number | null;
}

/** RFC 4180 with a first line that names the snapshot it was taken from. */
export function csv<R>(rows: readonly R[], columns: readonly CsvColumn<R>[], snapshot: SnapshotRef): string {
	return csvLines([
		[`# ${snapshotWords(snapshot)}`],
		columns.map(({ head }) => head),
		...rows.map((row) => columns.map((column) => column.cell(row))),
	]);
}

/** What an export was taken from. */
export function snapshotWords({ stream, epoch, seq, asOf }: SnapshotRef): string {
	return `${stream} epoch ${epoch} seq ${seq} as of ${new Date(asOf).toISOString()}`;
}

/** Lines of fields as RFC 4180. */
export function csvLines(lines: readonly (readonly (string | number | null)[])[]): string {
	return [...lines.map((fields) => fields.map(field).join(',')), ''].join('\r\n');
}

/** A text that a spreadsheet would run as a formula gets an apostrophe before it. */
function field(value: string | number | null): string {
	if (value === null) return '';
	if (typeof value === 'number') return String(value);
	const safe = /^[=+@\t\r]/.test(value) || /^-(?![\d.]+$)/.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
