import type { EntityRecord, RulebookId } from '@tideline/domain';
import type { BookInput } from './decode/book-input.ts';
import { counterparty, referenceInputs } from './reference.fixture.ts';

/** Which rulebook each entity of the reference data is under. */
export type RulebookOf = Readonly<Record<string, RulebookId>>;

/** A group of three regimes. */
export const MIXED: RulebookOf = { LDN: 'eu', NYC: 'us', GROUP: 'basel' };
/** Counterparties of which one is an affiliate, and one is New York by its LEI. */
const AFFILIATE = 1;
const NEW_YORK = 3;
const NEW_YORK_LEI = 'N'.repeat(20);
const LEIS: Readonly<Record<string, string>> = { LDN: 'L'.repeat(20), NYC: NEW_YORK_LEI, GROUP: 'G'.repeat(20) };

/** Reference data of a group whose entities deal with one another, and of which London may not pass its liquid assets on. */
export function groupInputs(rulebooks: RulebookOf): BookInput[] {
	const inputs = referenceInputs().map((input) =>
		input.kind === 'entity' ? { ...input, record: inGroup(input.record, rulebooks) } : input,
	);
	return [...inputs, affiliate(AFFILIATE, { own: true }), affiliate(NEW_YORK, { lei: NEW_YORK_LEI })];
}

function inGroup(record: EntityRecord, rulebooks: RulebookOf): EntityRecord {
	const transferRestriction = record.entityId === 'LDN' ? 'Its supervisor has to agree.' : null;
	return {
		...record,
		lei: LEIS[record.entityId] ?? record.lei,
		rulebook: rulebooks[record.entityId] ?? record.rulebook,
		transferRestriction,
		// Asked of the United States' rule alone.
		...(record.entityId === 'NYC' ? { outflowAdjustment: '0.85' } : {}),
	};
}

const affiliate = (i: number, change: { own: true } | { lei: string }): BookInput => ({
	kind: 'counterparty',
	record: { ...counterparty(i, 0), ...change },
});
