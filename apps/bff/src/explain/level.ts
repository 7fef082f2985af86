/** Rows of one level that add up to a figure. */
interface Figures {
	readonly amount: number;
	readonly weighted: number;
}

interface Level<Row> {
	rows: Row[];
	count: number;
	leftOut: { count: number; amount: number; weighted: number } | null;
	ties: boolean;
}

/** The largest rows of a level and what the others come to; the one that is `open` and those to `keep` are among the rows. */
export function levelOf<Row extends Figures & { readonly id: string }>(
	all: readonly Row[],
	above: Figures,
	{ limit, open, keep = () => false }: { limit: number; open: string | undefined; keep?: (row: Row) => boolean },
): Level<Row> {
	const sorted = [...all].sort((a, b) => Math.abs(b.weighted) - Math.abs(a.weighted) || Math.abs(b.amount) - Math.abs(a.amount));
	const rows = sorted.filter((row, index) => index < limit || row.id === open || keep(row));
	const others = sorted.filter((row) => !rows.includes(row));
	const of = (some: readonly Row[]): Figures => ({
		amount: some.reduce((sum, { amount }) => sum + amount, 0),
		weighted: some.reduce((sum, { weighted }) => sum + weighted, 0),
	});
	const sum = of(all);
	return {
		rows,
		count: all.length,
		leftOut: others.length === 0 ? null : { count: others.length, ...of(others) },
		ties: sum.amount === above.amount && sum.weighted === above.weighted,
	};
}
