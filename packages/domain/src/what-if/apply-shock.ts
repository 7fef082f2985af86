import { assertNever } from '../assert-never.ts';
import { BadDecimalError } from '../decimal.ts';
import { applyCounterparty } from './counterparty.ts';
import { applyFacility } from './facility.ts';
import { applyFx } from './fx.ts';
import { applyPrices } from './prices.ts';
import { applyRatings } from './ratings.ts';
import { applyRunOff } from './run-off.ts';
import type { Shock } from './shock.ts';
import type { Applied, Stressed } from './stressed.ts';
import { applyTrade } from './trade.ts';

/** The balance sheet after one shock more; `id` names what the shock adds to it. */
export function applyShock(stressed: Stressed, shock: Shock, id: string): Applied {
	try {
		return applyKind(stressed, shock, id);
	} catch (error) {
		// An amount with more decimals than its currency, or past what is counted exactly.
		if (error instanceof BadDecimalError || error instanceof RangeError) return { kind: 'refused', path: [], text: error.message };
		throw error;
	}
}

function applyKind(stressed: Stressed, shock: Shock, id: string): Applied {
	switch (shock.kind) {
		case 'run-off':
			return applyRunOff(stressed, shock);
		case 'ratings':
			return applyRatings(stressed, shock);
		case 'prices':
			return applyPrices(stressed, shock);
		case 'fx':
			return applyFx(stressed, shock);
		case 'facility':
			return applyFacility(stressed, shock);
		case 'counterparty':
			return applyCounterparty(stressed, shock);
		case 'trade':
			return applyTrade(stressed, shock, id);
		default:
			return assertNever(shock);
	}
}
