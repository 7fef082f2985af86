import { assertNever, GROUP } from '@tideline/domain';
import type { Book, BookInput } from '../fold/index.ts';
import type { Fact } from './fact-segments.ts';

/** Whom a fact is about; null: every entity that it moves. */
function entityOf(input: BookInput, book: Pick<Book, 'account'>): string | null {
	switch (input.kind) {
		case 'trade':
			return input.trade.entityId;
		case 'payment':
			return book.account(input.accountId)?.entityId ?? null;
		case 'balance':
			return input.balance.entityId;
		case 'business-day':
			return input.entityId;
		case 'entity':
		case 'account':
			return input.record.entityId;
		case 'price':
		case 'fx':
		case 'balance-gone':
		case 'price-gone':
		case 'fx-gone':
		case 'counterparty':
		case 'instrument':
		case 'override':
			return null;
		default:
			return assertNever(input);
	}
}

/** How many of some facts are about an entity; all of them are about the group. */
export function eventsByEntity(facts: readonly Fact[], book: Pick<Book, 'account'>): (entityId: string) => number {
	const counts = new Map<string | null, number>();
	for (const { input } of facts) {
		const entityId = entityOf(input, book);
		counts.set(entityId, (counts.get(entityId) ?? 0) + 1);
	}
	return (entityId) => (entityId === GROUP ? facts.length : (counts.get(entityId) ?? 0) + (counts.get(null) ?? 0));
}
