import type { Day } from '../day.ts';
import { positionEffect } from '../lcr/position-effect.ts';
import { rulebook } from '../rulebook/rulebooks.ts';
import type { Position } from '../schema/position.ts';
import { itemFlow } from './item-flow.ts';
import type { LcrItem } from './lcr-item.ts';

/**
 * What a holding adds by itself: its stock, what it is paid back outside the stock, or what a short position costs. The deals that it
 * secures are items of their own. `maturity`: of the instrument, null without one.
 */
export function positionItem(position: Position, maturity: Day | null): LcrItem {
	const { contributions, excluded } = positionEffect({ ...position, secured: [] }, position, rulebook(position.rulebook));
	const { key, entityId, name, instrumentId, accountId, overrideId, ruleId } = position;
	const flows = contributions.map((contribution) =>
		itemFlow(contribution, { due: contribution.side === 'INFLOW' ? maturity : null, tradeId: null, postingId: null }),
	);
	return {
		...{ kind: 'POSITION', id: key, entityId, name, counterpartyId: null, instrumentId, accountId },
		...{ flows, excluded, unwind: [], overrideId, ruleId },
	};
}
