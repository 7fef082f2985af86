import type { RulebookId } from '@tideline/domain';

/** Rulebooks as a heading names them. */
export const RULEBOOK_WORDS: { readonly [Id in RulebookId]: string } = { basel: 'Basel III', us: 'US 12 CFR 249', eu: 'UK / EU 2015/61' };
