import type { Day } from '../day.ts';
import { minor } from '../money.ts';
import { onLine } from '../override/flow-line.ts';
import { securityKey } from '../position/security-key.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { OverrideProposal } from '../schema/override-event.ts';
import type { Position } from '../schema/position.ts';
import type { Trade } from '../schema/trade.ts';
import { NO_CONTRIBUTIONS, type TradeContext } from '../trade/contributions.ts';
import { tradeContributions } from '../trade/flows.ts';
import type { Convert } from '../trade/netting.ts';
import { postings, valueDateOf } from '../trade/posting.ts';
import { itemFlow } from './item-flow.ts';
import type { ItemFlow, LcrItem } from './lcr-item.ts';
import { type NettingMember, type NettingSet, nettingItem } from './netting-item.ts';
import { type DealItem, securedItems } from './secured-items.ts';

/** An override that names a flow line for a trade, or for everything with its counterparty. */
export interface DecidingOverride {
	readonly overrideId: string;
	readonly proposal: Pick<OverrideProposal, 'flowLine'>;
}

/** What the trades of one entity need to become items, once all have been added. */
export interface TradeItemsContext {
	/** The position that a deal is secured by, as it counts; undefined where none is known. */
	readonly position: (key: string) => Position | undefined;
	/** Into the currency of the entity. */
	readonly convert: Convert;
	readonly counterpartyName: (counterpartyId: string) => string;
}

/** Collects what the unsettled trades of one entity add to its LCR: gross flows at once, secured deals and netting sets at the end. */
export class TradeItems {
	readonly #rulebook: Rulebook;
	readonly #items: LcrItem[] = [];
	readonly #deals = new Map<string, DealItem[]>();
	readonly #sets = new Map<string, { readonly trade: Trade; readonly members: NettingMember[] }>();

	constructor(rulebook: Rulebook) {
		this.#rulebook = rulebook;
	}

	/** Adds the latest version of a trade; false when nothing of it is unsettled, whatever the day and the counterparty. @throws as `postings`. */
	add(trade: Trade, context: TradeContext, override: DecidingOverride | null): boolean {
		const posted = postings(trade);
		const effect = tradeContributions(trade, context, this.#rulebook, posted);
		const { contributions, netting, secured } = effect;
		const due = (postingId: string): Day | null => valueDateOf(posted, postingId);
		if (contributions.length > 0) this.#items.push(this.#grossItem(trade, contributions, override, due));
		for (const flow of netting) this.#net(trade, { ...flow, tradeId: trade.tradeId, due: due(flow.postingId) });
		for (const deal of secured) this.#secure(trade, { deal, due: due(deal.postingId), item: itemOf(trade) });
		return effect !== NO_CONTRIBUTIONS;
	}

	/** Every item of the trades added. */
	all({ position, convert, counterpartyName }: TradeItemsContext): LcrItem[] {
		const secured = [...this.#deals].flatMap(([key, deals]) => {
			const collateral = position(key);
			return collateral === undefined ? [] : securedItems(collateral, deals, this.#rulebook);
		});
		const netted = [...this.#sets].map(([key, { trade, members }]) => {
			return nettingItem(nettingSet(key, trade, counterpartyName), members, convert, this.#rulebook);
		});
		return [...this.#items, ...secured, ...netted].filter(({ flows, unwind }) => flows.length + unwind.length > 0);
	}

	#grossItem(
		trade: Trade,
		contributions: ReturnType<typeof tradeContributions>['contributions'],
		override: DecidingOverride | null,
		due: (postingId: string) => Day | null,
	): LcrItem {
		let decided = false;
		const flows = contributions.map((booked): ItemFlow => {
			const { postingId } = booked;
			const day = due(postingId);
			const counted = override === null ? booked : onLine(booked, override.proposal, this.#rulebook, day);
			decided ||= counted !== booked;
			return itemFlow(counted, { due: day, tradeId: trade.tradeId, postingId });
		});
		return { ...itemOf(trade), flows, overrideId: decided ? (override?.overrideId ?? null) : null };
	}

	#net(trade: Trade, member: NettingMember): void {
		const set = this.#sets.get(member.key);
		if (set === undefined) this.#sets.set(member.key, { trade, members: [member] });
		else set.members.push(member);
	}

	#secure({ entityId }: Trade, one: DealItem): void {
		const key = securityKey(entityId, one.deal.accountId, one.deal.instrumentId);
		const deals = this.#deals.get(key);
		if (deals === undefined) this.#deals.set(key, [one]);
		else deals.push(one);
	}
}

function itemOf({ tradeId, entityId, counterpartyId }: Trade): LcrItem {
	const nothing = { flows: [], excluded: minor(0), unwind: [], overrideId: null, ruleId: null };
	return { kind: 'TRADE', id: tradeId, entityId, name: tradeId, counterpartyId, instrumentId: null, accountId: null, ...nothing };
}

function nettingSet(id: string, { entityId, counterpartyId }: Trade, counterpartyName: TradeItemsContext['counterpartyName']): NettingSet {
	return { id, entityId, counterpartyId, name: counterpartyName(counterpartyId) };
}
