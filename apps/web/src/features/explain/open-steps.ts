import type { ExplainResponse } from '@tideline/api';
import type { ExplainPath } from '../../view/explain-link.ts';

/** An answer with the steps that the path has open: of the one before, which stays until the next is there, perhaps not all. */
export function openSteps(data: ExplainResponse, path: ExplainPath): ExplainResponse {
	const line = data.line?.of.id === path.line ? data.line : null;
	const holder = line !== null && data.holder?.of.id === path.holder ? data.holder : null;
	const entry = holder !== null && data.entry?.of.id === path.entry ? data.entry : null;
	return { ...data, line, holder, entry };
}
