import type { RulebookId } from '../schema/vocabulary.ts';
import { liq1 } from './liq1.ts';
import type { Template } from './template.ts';
import { us24991 } from './us-249-91.ts';

/** Every disclosure table there is. */
export const TEMPLATES: readonly Template[] = [liq1, us24991];

/** The table of a rulebook; null where there is none here. */
export function templateOf(rulebook: RulebookId): Template | null {
	return TEMPLATES.find((template) => template.rulebook === rulebook) ?? null;
}
