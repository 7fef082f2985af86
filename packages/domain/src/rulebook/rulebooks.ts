import type { RulebookId } from '../schema/vocabulary.ts';
import { basel } from './basel/basel.ts';
import { eu } from './eu/eu.ts';
import type { Rulebook } from './rulebook.ts';
import { us } from './us/us.ts';

const RULEBOOKS: { readonly [Id in RulebookId]: Rulebook } = { basel, us, eu };

/** The whole of a regulation: what an asset is, what flows, and the limits between them. */
export function rulebook(id: RulebookId): Rulebook {
	return RULEBOOKS[id];
}
