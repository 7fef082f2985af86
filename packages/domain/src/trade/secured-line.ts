import type { Fraction } from '../fraction.ts';
import type { CounterpartyRecord } from '../reference/records.ts';
import type { FlowSide } from '../schema/vocabulary.ts';
import type { CollateralClass } from './contributions.ts';

interface FlowLine {
	readonly side: FlowSide;
	readonly id: string;
	readonly rate: Fraction;
}

/** What the flows of a trade need of a rulebook: its lines, to choose the lower of two rates. */
export interface FlowLines {
	readonly lines: readonly FlowLine[];
}

/** Risk weight up to which a domestic public-sector entity has the public counterparty's rate (¶114). */
const PUBLIC_SECTOR_RISK_WEIGHT = 0.2;

/** The collateral's own line: by level, residential mortgages apart (¶115, ¶145). Collateral that is not eligible is outside HQLA. */
export function collateralLine(collateral: CollateralClass | null): string {
	if (collateral === null || !collateral.eligible) return 'secured.other';
	switch (collateral.level) {
		case 'LEVEL_1':
			return 'secured.level1';
		case 'LEVEL_2A':
			return 'secured.level2a';
		case 'LEVEL_2B':
			return collateral.subclass === 'RMBS' ? 'secured.rmbs' : 'secured.level2b';
		case 'INELIGIBLE':
			return 'secured.other';
	}
}

/** The outflow line of secured funding: the counterparty's privilege or the collateral's line, whichever has the lower rate (¶114–115). */
export function securedOutflowLine(
	collateral: CollateralClass | null,
	counterparty: CounterpartyRecord | null,
	entityCountry: string,
	{ lines }: FlowLines,
): string {
	const byCollateral = collateralLine(collateral);
	const byCounterparty = counterparty === null ? null : privilegedLine(counterparty, entityCountry);
	if (byCounterparty === null) return byCollateral;
	return isLower(outflow(lines, byCollateral), outflow(lines, byCounterparty)) ? byCollateral : byCounterparty;
}

function privilegedLine({ type, country, riskWeight }: CounterpartyRecord, entityCountry: string): string | null {
	const domestic = country === entityCountry;
	if (type === 'CENTRAL_BANK') return domestic ? 'secured.central-bank' : null;
	if (type === 'MDB') return 'secured.public-sector';
	if (type === 'SOVEREIGN') return domestic ? 'secured.public-sector' : null;
	const lightPse = type === 'PSE' && riskWeight != null && Number(riskWeight) <= PUBLIC_SECTOR_RISK_WEIGHT;
	return domestic && lightPse ? 'secured.public-sector' : null;
}

function outflow(lines: readonly FlowLine[], id: string): FlowLine | undefined {
	return lines.find((line) => line.side === 'OUTFLOW' && line.id === id);
}

/** A line that the rulebook does not have never wins; on equal rates the counterparty's line stands. */
function isLower(a: FlowLine | undefined, b: FlowLine | undefined): boolean {
	if (a === undefined) return false;
	if (b === undefined) return true;
	return a.rate.num * b.rate.den < b.rate.num * a.rate.den;
}
