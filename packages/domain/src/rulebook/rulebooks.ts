import type { RulebookId } from '../schema/vocabulary.ts';
import { basel } from './basel/basel.ts';
import { UnsupportedRulebookError } from './errors.ts';
import { eu } from './eu/eu.ts';
import type { Rulebook, RulebookTables } from './rulebook.ts';
import { us } from './us/us.ts';

const TABLES: { readonly [Id in RulebookId]: RulebookTables } = { basel, us, eu };
/** The rulebooks that classify instruments. */
const RULEBOOKS: { readonly [Id in RulebookId]?: Rulebook } = { basel };

/** @throws UnsupportedRulebookError for a rulebook that has no classification rules yet. */
export function rulebook(id: RulebookId): Rulebook {
	const found = RULEBOOKS[id];
	if (!found) throw new UnsupportedRulebookError(id);
	return found;
}

/** What every rulebook has: classes, lines, caps and terms, for what comes classified already. */
export function rulebookTables(id: RulebookId): RulebookTables {
	return TABLES[id];
}
