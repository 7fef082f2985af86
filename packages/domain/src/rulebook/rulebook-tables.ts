import type { RulebookId } from '../schema/vocabulary.ts';
import { basel } from './basel/basel.ts';
import { eu } from './eu/eu.ts';
import type { RulebookTables } from './rulebook.ts';
import { us } from './us/us.ts';

/** Apart from `rulebooks.ts`, so that the page does not load what only files are read against. */
const TABLES: { readonly [Id in RulebookId]: RulebookTables } = { basel, us, eu };

/** What every rulebook has: classes, lines, caps and terms, for what comes classified already. */
export function rulebookTables(id: RulebookId): RulebookTables {
	return TABLES[id];
}
