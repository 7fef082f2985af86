import { assertNever } from '../assert-never.ts';
import type { CounterpartyRecord } from '../reference/records.ts';
import type { CounterpartyType } from '../schema/vocabulary.ts';

/** Customers as the tables of deposits, facilities and loans tell them apart (¶73–109, ¶131, ¶153–154). */
export type CustomerGroup = 'RETAIL' | 'NON_FINANCIAL' | 'BANK' | 'OTHER_FINANCIAL' | 'OTHER';

/** What is known of a customer: a balance names the type only. */
export type Customer = Pick<CounterpartyRecord, 'type'> & Partial<Pick<CounterpartyRecord, 'financial' | 'own'>>;

/** An affiliate of a financial institution stands with it, whatever it does itself (¶109). */
export function customerGroup({ type, financial = false }: Customer): CustomerGroup {
	const group = groupOfType(type);
	return financial && group !== 'BANK' ? 'OTHER_FINANCIAL' : group;
}

function groupOfType(type: CounterpartyType): CustomerGroup {
	switch (type) {
		case 'RETAIL':
		case 'SMALL_BUSINESS':
			return 'RETAIL';
		case 'NFC':
		case 'SOVEREIGN':
		case 'CENTRAL_BANK':
		case 'MDB':
		case 'PSE':
			return 'NON_FINANCIAL';
		case 'BANK':
			return 'BANK';
		case 'OTHER_FI':
			return 'OTHER_FINANCIAL';
		case 'OTHER_LEGAL_ENTITY':
			return 'OTHER';
		default:
			return assertNever(type);
	}
}
