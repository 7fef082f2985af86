import { z } from 'zod';

type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that an app cannot start with; the message says what to do. */
export class SettingsError extends Error {
	override readonly name = 'SettingsError';
}

/** Reads a table of settings from the environment, where an empty variable is none. @throws SettingsError naming each that is wrong. */
export function readSettings<T extends z.ZodObject>(table: T, env: Environment): z.infer<T> {
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
	const parsed = table.safeParse(given);
	if (parsed.success) return parsed.data;
	throw new SettingsError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}

/** What `--help` says: a line a setting with its default and what it does. */
export function settingsText(app: string, table: z.ZodObject): string {
	const rows = Object.entries(table.shape).map(([name, schema]) => ({ name, ...describe(schema as z.ZodType) }));
	const width = Math.max(...rows.map(({ name }) => name.length));
	const lines = rows.map(
		({ name, text, standard }) => `  ${name.padEnd(width)}  ${text}${standard === '' ? '' : ` (default ${standard})`}`,
	);
	return `tideline ${app}: settings from the environment\n\n${lines.join('\n')}\n`;
}

function describe(schema: z.ZodType): { text: string; standard: string } {
	const text = schema.description ?? '';
	if (schema instanceof z.ZodDefault) return { text, standard: String(schema.def.defaultValue) };
	if (schema instanceof z.ZodOptional && text === '') return describe(schema.unwrap() as z.ZodType);
	return { text, standard: '' };
}
