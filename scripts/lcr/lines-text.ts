import { type FlowLine, formatFraction, type RulebookTables } from '@tideline/domain';

/** A rulebook's classes and lines in columns: side, id, haircut or rate, paragraph, and how the figure was verified. */
export function linesText({ stock, lines }: RulebookTables): string {
	return columns([
		['side', 'id', 'rate', 'paragraph', 'verified'],
		...stock.map(({ id, haircut, reference, verified }) => ['stock', id, `haircut ${formatFraction(haircut)}`, reference, verified]),
		...lines.map((row) => [row.side.toLowerCase(), row.id, rateText(row), row.reference, row.verified]),
	]);
}

function rateText({ basis, rate, aliasOf }: FlowLine): string {
	if (aliasOf) return `the same as ${aliasOf}`;
	return basis === 'RULE' ? formatFraction(rate) : 'give a rate';
}

function columns(rows: readonly (readonly string[])[]): string {
	const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
	return rows
		.map(
			(row) =>
				`${row
					.map((cell, column) => cell.padEnd(widths[column] ?? 0))
					.join('  ')
					.trimEnd()}\n`,
		)
		.join('');
}
