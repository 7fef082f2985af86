import type { CounterpartyType, HqlaLevel } from '../schema/vocabulary.ts';

/** Who stands on the other side of a secured deal, as far as ¶115 asks. */
export const SECURED_COUNTERPARTIES = ['CENTRAL_BANK', 'PUBLIC', 'OTHER'] as const;
export type SecuredCounterparty = (typeof SECURED_COUNTERPARTIES)[number];

/** Only the domestic central bank, sovereign and PSE (at most 20 % risk weight), and any MDB, lower the rate (¶115). */
export function securedCounterparty(type: CounterpartyType, domestic: boolean): SecuredCounterparty {
	if (type === 'MDB') return 'PUBLIC';
	if (!domestic) return 'OTHER';
	if (type === 'CENTRAL_BANK') return 'CENTRAL_BANK';
	return type === 'SOVEREIGN' || type === 'PSE' ? 'PUBLIC' : 'OTHER';
}

interface Collateral {
	readonly level: HqlaLevel;
	readonly subclass: string;
}

/** Line of secured funding (repo) or secured lending (reverse repo) by collateral and counterparty, ¶114–115, ¶145. */
export function securedLine(side: 'OUTFLOW' | 'INFLOW', collateral: Collateral, counterparty: SecuredCounterparty = 'OTHER'): string {
	const byCollateral = collateralLine(collateral);
	if (side === 'INFLOW') return byCollateral;
	if (counterparty === 'CENTRAL_BANK') return 'secured.central-bank';
	const high = collateral.level === 'LEVEL_1' || collateral.level === 'LEVEL_2A';
	return counterparty === 'PUBLIC' && !high ? 'secured.public-sector' : byCollateral;
}

function collateralLine({ level, subclass }: Collateral): string {
	switch (level) {
		case 'LEVEL_1':
			return 'secured.level1';
		case 'LEVEL_2A':
			return 'secured.level2a';
		case 'LEVEL_2B':
			return subclass === 'rmbs' ? 'secured.rmbs' : 'secured.level2b';
		case 'INELIGIBLE':
			return 'secured.other';
	}
}
