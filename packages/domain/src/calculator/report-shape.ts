import type { z } from 'zod';
import { FIELDS } from './lcr-file.ts';
import { type Path, type Report, shown, suggestion } from './problem.ts';

/** Words that are an edit away from the wrong value: the United Kingdom keeps the Union's text. */
const MEANT: ReadonlyMap<string, string> = new Map([
	['uk', 'eu'],
	['gb', 'eu'],
]);

/** Reports what is wrong with the shape of a value at a path, one problem each: fields that are unknown, missing or of the wrong type. */
export function reportShape(report: Report, value: unknown, root: Path, { issues }: z.ZodError): void {
	for (const issue of issues) {
		const path = [...root, ...(issue.path as Path)];
		if (issue.code === 'unrecognized_keys') {
			const fields = FIELDS[path.filter((step) => typeof step === 'string').join('.')] ?? [];
			for (const key of issue.keys) report([...path, key], `unknown field${suggestion(key, fields, Math.ceil(key.length / 2))}`);
			continue;
		}
		const found = valueAt(value, issue.path as Path);
		if (found === undefined) report(path, 'is missing');
		else if (issue.code === 'invalid_value' && !issue.message.startsWith('expected') && typeof found === 'string')
			report(path, `unknown ${String(path.at(-1))} ${shown(found)}${suggestion(MEANT.get(found) ?? found, issue.values.map(String))}`);
		else report(path, `${issue.message}, not ${shown(found)}`);
	}
}

function valueAt(value: unknown, path: Path): unknown {
	let found = value;
	for (const step of path) {
		if (typeof found !== 'object' || found === null) return undefined;
		found = (found as Readonly<Record<string | number, unknown>>)[step];
	}
	return found;
}
