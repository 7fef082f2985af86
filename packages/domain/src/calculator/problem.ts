import { nearest } from '../rulebook/nearest.ts';

/** What is wrong with a balance-sheet file, and where: `outflows[3].line`. */
export interface Problem {
	readonly path: string;
	readonly text: string;
}

/** Keys and indexes from the document's root. */
export type Path = readonly (string | number)[];

/** Takes note of a problem; the file is read on, so that one run names all of them. */
export type Report = (path: Path, text: string) => void;

const WORD = /^[\w-]+$/;

/** `outflows[3].line`; the document itself is `$`. */
export function pathText(path: Path): string {
	const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : WORD.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`));
	return steps.join('').replace(/^\./, '') || '$';
}

/** ` did you mean "retail.stable"?` behind a comma; nothing when there is nothing to mean. */
export function suggestion(word: string, known: readonly string[], maxEdits?: number): string {
	const meant = nearest(word, known, maxEdits);
	return meant === null ? '' : `, did you mean "${meant}"?`;
}

const SHOWN = 40;

/** A value as a message shows it, in one short line. */
export function shown(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object' && value !== null) return 'an object';
	const text = JSON.stringify(value) ?? String(value);
	return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
