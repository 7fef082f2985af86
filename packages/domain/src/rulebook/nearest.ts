/** The known word that `word` is but for its case, else the one with the fewest edits, ties by order; null when there is none, or none with at most `maxEdits`. */
export function nearest(word: string, known: readonly string[], maxEdits = Number.POSITIVE_INFINITY): string | null {
	const same = known.find((candidate) => candidate.toLowerCase() === word.toLowerCase());
	if (same !== undefined) return same;
	let best: string | null = null;
	let bestEdits = maxEdits + 1;
	for (const candidate of known) {
		const edits = editDistance(word, candidate);
		if (edits < bestEdits) [best, bestEdits] = [candidate, edits];
	}
	return best;
}

function editDistance(a: string, b: string): number {
	let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		for (let column = 1; column <= b.length; column++) {
			const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
			current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
		}
		previous = current;
	}
	return previous[b.length] ?? 0;
}
