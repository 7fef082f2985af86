import type { Day } from '../day.ts';
import type { Fraction } from '../fraction.ts';
import type { FxRate } from '../lcr/fx-rate.ts';
import type { Minor } from '../money.ts';
import type { Facts } from '../rulebook/facts.ts';
import type { FlowLine } from '../rulebook/flow-line.ts';
import type { RulebookTables } from '../rulebook/rulebook.ts';
import type { StockLine } from '../rulebook/stock-line.ts';
import type { CounterpartyType } from '../schema/vocabulary.ts';

/** When something falls due: on a day, open, or with neither. */
export interface SheetDue {
	readonly date: Day | null;
	readonly open: boolean;
}

/** What a security is beyond its class, where it is known: a file says the class only. */
export interface SecurityFacts {
	readonly name: string;
	readonly issuerId: string | null;
	readonly facts: Facts;
	/** Redemption and coupons due within the horizon: an inflow once the security is no HQLA (¶72, ¶155). */
	readonly maturing: Minor;
	/** When `maturing` is paid; null where that is not known. */
	readonly maturesOn: Day | null;
}

/** What stands on a balance sheet. */
interface SheetItem {
	readonly id: string;
	/** Of a group: whose it is; a file does not say. */
	readonly entityId?: string;
}

/** A security or a balance of the stock as held today. */
export interface SheetAsset extends SheetItem {
	readonly row: StockLine;
	readonly currency: string;
	readonly marketValue: Minor;
	readonly encumbered: Minor;
	/** Passes the operational test. */
	readonly eligible: boolean;
	readonly security?: SecurityFacts;
}

/** A flow of the balance sheet, whether it falls within the horizon or not. */
export interface SheetFlow extends SheetItem {
	readonly line: FlowLine;
	readonly currency: string;
	/** Unweighted. */
	readonly amount: Minor;
	readonly rate: Fraction;
	readonly due: SheetDue;
	readonly inflowCap?: 'HIGHER' | 'EXEMPT';
	readonly party?: SheetParty;
}

/** Who stands on the other side, where it is known. */
export interface SheetParty {
	readonly id: string;
	readonly name: string;
}

/** What one side of a secured deal hands over. */
export interface SheetLeg {
	readonly row: StockLine;
	readonly isCash: boolean;
	readonly currency: string;
	readonly amount: Minor;
	readonly security?: SecurityFacts;
}

/** A secured deal by what the bank gave and what it received at its start. */
export interface SheetDeal extends SheetItem {
	readonly kind: 'repo' | 'reverse-repo' | 'collateral-swap';
	readonly counterparty: CounterpartyType | undefined;
	readonly given: SheetLeg;
	readonly received: SheetLeg;
	readonly due: SheetDue;
	readonly party?: SheetParty;
}

/** A bank on one day: all that its LCR follows from, item by item. */
export interface BalanceSheet {
	readonly tables: RulebookTables;
	readonly calculationDate: Day;
	/** The reporting currency. */
	readonly currency: string;
	readonly fxRates: ReadonlyMap<string, FxRate>;
	readonly outflowAdjustment: Fraction;
	/** Of a group: ids of the entities whose surplus stays with them; a file cannot say it. */
	readonly restricted?: readonly string[];
	readonly assets: readonly SheetAsset[];
	readonly flows: readonly SheetFlow[];
	readonly deals: readonly SheetDeal[];
}
