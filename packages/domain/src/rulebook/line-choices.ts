import type { HqlaLevel } from '../schema/vocabulary.ts';
import type { CashChoice, LineChoice } from './line-choice.ts';

/** Flows that are of one kind whoever they are with, by side. */
export interface ItemLines {
	readonly OUTFLOW: {
		readonly ownDebt: string;
		/** A security sold that the bank does not have. */
		readonly ownShort: string;
		/** The price of a security that was bought and not delivered yet. */
		readonly unsettledPurchase: string;
		/** Money that the bank has promised to lend beyond the horizon. */
		readonly contractualLending: string;
		readonly net: string;
		readonly other: string;
	};
	readonly INFLOW: {
		/** Redemption of a security outside the stock. */
		readonly securitiesMaturing: string;
		readonly unsettledSale: string;
		readonly net: string;
		readonly other: string;
	};
}

/** Which line each balance and each flow of a trade stands on, as data: every id is one of the rulebook's lines or classes. */
export interface LineChoices {
	/** Money taken. */
	readonly funding: readonly LineChoice[];
	/** Money lent. */
	readonly lending: readonly LineChoice[];
	/** Undrawn commitments granted. */
	readonly facilities: readonly LineChoice[];
	readonly cash: readonly CashChoice[];
	readonly items: ItemLines;
	/** Deposits of which the insured part counts apart; of the others the whole is insured or nothing is. */
	readonly insuredParts: readonly ('RETAIL' | 'OPERATIONAL')[];
	/** Levels of collateral that an undrawn facility is net of, after haircut. */
	readonly facilityCollateral: readonly HqlaLevel[];
}
