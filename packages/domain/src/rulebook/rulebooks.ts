import type { RulebookId } from '../schema/vocabulary.ts';
import { basel } from './basel/basel.ts';
import { UnsupportedRulebookError } from './errors.ts';
import type { Rulebook } from './rulebook.ts';

/** The rulebooks that classify instruments. */
const RULEBOOKS: { readonly [Id in RulebookId]?: Rulebook } = { basel };

/** @throws UnsupportedRulebookError for a rulebook that has no classification rules yet. */
export function rulebook(id: RulebookId): Rulebook {
	const found = RULEBOOKS[id];
	if (!found) throw new UnsupportedRulebookError(id);
	return found;
}
