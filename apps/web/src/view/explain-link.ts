import { withParams } from './search-params.ts';

/** What Explain opens, step by step; a step is open only below those before it. */
export interface ExplainPath {
	/** HQLA or the net cash outflows. */
	part: 'hqla' | 'net';
	/** `outflow:wholesale.financial` */
	line: string | null;
	holder: string | null;
	/** Of an account: the payments before the one with this id; null for the newest. */
	before: string | null;
	entry: string | null;
}

/** The query string of a path; the rest of it stays, the part is said only where no line says it. */
export function withExplainPath(params: URLSearchParams, { part, line, holder, before, entry }: ExplainPath): URLSearchParams {
	return withParams(params, { part: line === null && part === 'hqla' ? 'hqla' : null, line, holder, before, entry });
}

/** Where a figure is explained: `search` is the shared part of the address. */
export function explainLink(search: string, step: Partial<ExplainPath>): { pathname: string; search: string } {
	const path = { part: 'net', line: null, holder: null, before: null, entry: null, ...step } as const;
	return { pathname: '/explain', search: withExplainPath(new URLSearchParams(search), path).toString() };
}
