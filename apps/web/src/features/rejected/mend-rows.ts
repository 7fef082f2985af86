import type { RejectedRecord } from '@tideline/api';
import { faultSpan } from './fault-parts.ts';
import { isFix, type MessageField, messageFields } from './message-fields.ts';

/** A field that can be changed: what it was, what it is. */
export interface MendRow {
	readonly path: string;
	/** Null where the original lacks it. */
	readonly old: string | null;
	readonly value: string;
	/** Where it stands in the copy; null while the copy lacks it. */
	readonly field: MessageField | null;
}

/** The field at fault: by its place, else by its name; null when the message as a whole is at fault. */
export function faultPath({ path, position }: Pick<RejectedRecord, 'path' | 'position'>, text: string): string | null {
	const span = position === null ? null : faultSpan(text, position);
	const at = span && messageFields(text).find(({ from, to }) => from <= span.from && span.from < to);
	const found = at?.path ?? (path === '' ? null : path);
	// The frame of a FIX message is set anew for every copy.
	return isFix(text) && (found === '9' || found === '10') ? null : found;
}

/** The field at fault, those that were asked for, and every other one that differs; in this order. */
export function shownRows({
	before,
	now,
	path,
	asked,
}: {
	before: readonly MessageField[];
	now: readonly MessageField[];
	path: string | null;
	asked: readonly string[];
}): MendRow[] {
	const old = new Map(before.map((field) => [field.path, field.value]));
	const present = new Map(now.map((field) => [field.path, field]));
	const changed = now.filter((field) => old.get(field.path) !== field.value && field.path !== '9' && field.path !== '10');
	const paths = new Set([...(path === null ? [] : [path]), ...asked, ...changed.map((field) => field.path)]);
	return [...paths].map((name) => {
		const field = present.get(name) ?? null;
		return { path: name, old: old.get(name) ?? null, value: field?.value ?? '', field };
	});
}
