import { isSection, type Section } from './sections.ts';

/** Names the section in its place; no part of a book has a field of that name. */
const CUT = '#section';

/** Cuts the sections out of a value, leaving their numbers; only plain objects and arrays that hold sections are looked into. */
export function cut(value: unknown, sections: Section[]): unknown {
	if (isSection(value)) {
		sections.push(value);
		return { [CUT]: sections.length - 1 };
	}
	if (Array.isArray(value)) return value.some(isNested) ? value.map((item) => cut(item, sections)) : value;
	if (!isPlain(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, cut(field, sections)]));
}

/** Puts the sections back. */
export function mend(value: unknown, section: (index: number) => unknown): unknown {
	if (Array.isArray(value)) return value.some(isNested) ? value.map((item) => mend(item, section)) : value;
	if (!isPlain(value)) return value;
	if (CUT in value) return section(value[CUT] as number);
	return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, mend(field, section)]));
}

const isNested = (value: unknown): boolean => isSection(value) || isPlain(value);

const isPlain = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
