import type { ExplainPath } from '../../view/explain-link.ts';

/** Reads the steps out of a query string; the line says which part it belongs to. */
export function parseExplainPath(params: URLSearchParams): ExplainPath {
	const line = params.get('line') || null;
	const holder = line === null ? null : params.get('holder') || null;
	const before = holder === null ? null : params.get('before') || null;
	const entry = holder === null ? null : params.get('entry') || null;
	const stock = line === null ? params.get('part') === 'hqla' : line.startsWith('stock:');
	return { part: stock ? 'hqla' : 'net', line, holder, before, entry };
}

/** The path without its last step; the ratio itself has none above it. */
export function stepUp(path: ExplainPath): ExplainPath {
	if (path.entry !== null) return { ...path, entry: null };
	if (path.holder !== null) return { ...path, holder: null, before: null };
	return { ...path, line: null };
}
