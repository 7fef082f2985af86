import type { RulebookId } from '@tideline/domain';

/** Rulebooks as people call them. */
export const RULEBOOK_NAMES: Record<RulebookId, string> = { basel: 'Basel III', us: 'US 12 CFR 249', eu: 'UK / EU 2015/61' };
