import type { CounterpartyRecord } from '../reference/records.ts';

type Party = Pick<CounterpartyRecord, 'type' | 'financial' | 'own'>;

/** The outflow line of money taken without collateral, callable or due inside the horizon (¶73–109). */
export function unsecuredOutflowLine(party: Party | null, operational: boolean): string {
	if (party === null) return 'wholesale.financial';
	if (operational) return 'wholesale.operational';
	if (party.financial || party.own) return 'wholesale.financial';
	switch (party.type) {
		case 'RETAIL':
			return 'retail.less-stable';
		case 'SMALL_BUSINESS':
			return 'small-business.less-stable';
		case 'NFC':
		case 'SOVEREIGN':
		case 'CENTRAL_BANK':
		case 'MDB':
		case 'PSE':
			return 'wholesale.non-financial';
		case 'BANK':
		case 'OTHER_FI':
		case 'OTHER_LEGAL_ENTITY':
			return 'wholesale.financial';
	}
}

/** The inflow line of money lent without collateral and due inside the horizon (¶153–156); an unknown borrower has the lower rate. */
export function unsecuredInflowLine(party: Party | null, operational: boolean): string {
	if (operational) return 'operational.held';
	if (party === null) return 'wholesale.non-financial';
	if (party.financial || party.type === 'BANK' || party.type === 'OTHER_FI' || party.type === 'CENTRAL_BANK') return 'wholesale.financial';
	return party.type === 'RETAIL' || party.type === 'SMALL_BUSINESS' ? 'retail.loan' : 'wholesale.non-financial';
}
