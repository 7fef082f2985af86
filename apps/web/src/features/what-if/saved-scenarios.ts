import { z } from 'zod';

/** Saved scenarios at most: a list that a reader sees at one look, and far less than a browser keeps. */
export const MAX_SAVED = 12;
/** Characters of a name at most. */
export const MAX_NAME = 40;
/** Characters of a scenario at most: no link is longer. */
const MAX_TEXT = 8_000;

const savedSchema = z.strictObject({ name: z.string().trim().min(1).max(MAX_NAME), shocks: z.string().min(1).max(MAX_TEXT) });

/** A scenario with a name; its shocks as a link carries them. */
export type SavedScenario = z.output<typeof savedSchema>;

/** The list as it was kept, without what is no scenario; an empty one for anything that is no list. */
export const parseSaved = (text: string | null): readonly SavedScenario[] =>
	entriesOf(text).flatMap((one) => savedSchema.safeParse(one).data ?? []);

/** The list as it is to be kept, with what an earlier text has besides: a later version of this page may be able to read it. */
export const savedText = (saved: readonly SavedScenario[], before: string | null): string =>
	JSON.stringify([...saved, ...entriesOf(before).filter((one) => !savedSchema.safeParse(one).success)]);

function entriesOf(text: string | null): readonly unknown[] {
	try {
		return z.array(z.unknown()).parse(JSON.parse(text ?? '[]'));
	} catch {
		return [];
	}
}

/** Why a scenario cannot be saved under a name; null when it can. */
export function unsavable(saved: readonly SavedScenario[], { name, shocks }: SavedScenario): string | null {
	if (shocks.length > MAX_TEXT) return `A scenario of more than ${MAX_TEXT} characters has its link alone.`;
	if (saved.length >= MAX_SAVED && !saved.some((one) => one.name === name)) return `${MAX_SAVED} are the most: remove one.`;
	return null;
}

/** The list with a scenario in it: in the place of the one with its name, else on top. */
export function withSaved(saved: readonly SavedScenario[], scenario: SavedScenario): readonly SavedScenario[] {
	const at = saved.findIndex(({ name }) => name === scenario.name);
	return at === -1 ? [scenario, ...saved] : saved.with(at, scenario);
}
