import { apportion } from '../lcr/apportion.ts';
import { positionEffect } from '../lcr/position-effect.ts';
import { minor } from '../money.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Position, SecuredSum } from '../schema/position.ts';
import type { SecuredDeal } from '../trade/contributions.ts';
import { itemFlow } from './item-flow.ts';
import type { LcrItem } from './lcr-item.ts';

/** A secured deal and the item of its trade as it is without its flow. */
export interface DealItem {
	readonly deal: SecuredDeal;
	readonly due: LcrItem['flows'][number]['due'];
	readonly item: LcrItem;
}

/**
 * The items of the deals that one position secures: its classification decides their line and their unwind. The collateral is valued
 * as one quantity in the position's record, so that each deal has its share of that value, and the shares add up to it.
 */
export function securedItems(position: Position, deals: readonly DealItem[], rulebook: Rulebook): LcrItem[] {
	return position.secured.flatMap((sum) => {
		const of = deals.filter(({ deal }) => belongs(deal, sum));
		const collateral = shares(sum.unwindCollateral, of);
		return of.map((one, index) => withEffect(position, one, collateral[index] ?? 0, rulebook));
	});
}

function belongs(deal: SecuredDeal, sum: SecuredSum): boolean {
	const { side, counterparty, currency, intragroup, due } = sum;
	if (due != null && due !== deal.due) return false;
	return deal.side === side && deal.counterparty === counterparty && deal.currency === currency && deal.intragroup === intragroup;
}

function shares(value: number, deals: readonly DealItem[]): number[] {
	const quantities = deals.map(({ deal }) => BigInt(deal.unwindQuantity));
	const quantity = quantities.reduce((a, b) => a + b, 0n);
	if (quantity === 0n) return deals.map(() => 0);
	const parts = quantities.map((one) => BigInt(value) * one);
	return apportion(BigInt(value), parts, quantity).map(Number);
}

function withEffect(position: Position, { deal, due, item }: DealItem, unwindCollateral: number, rulebook: Rulebook): LcrItem {
	const { side, counterparty, currency, cash, unwindCash, postingId, intragroup } = deal;
	const sum = { side, counterparty, currency, cash, unwindCash, unwindCollateral: minor(unwindCollateral), intragroup };
	const secured = [{ ...sum, due: deal.due }];
	const nothing = { marketValue: minor(0), encumberedValue: minor(0), maturing: minor(0) };
	const { contributions, unwind } = positionEffect({ currency: position.currency, ...nothing, secured }, position, rulebook);
	const flows = contributions.map((contribution) => itemFlow(contribution, { due, tradeId: item.id, postingId }));
	const { instrumentId, accountId, ruleId, overrideId } = position;
	return { ...item, instrumentId, accountId, flows, unwind, ruleId, overrideId };
}
