import {
	type AssetClass,
	applicable,
	classifyOverridden,
	type Effect,
	instrumentFacts,
	isPaidBefore,
	type Minor,
	marketValue,
	minor,
	parseDay,
	positionEffect,
	postings,
	pricedPer,
	quantity,
	type Rulebook,
	receivableWithinHorizon,
	redemption,
	type SecuredDeal,
	type SecuredSum,
	settles,
	type Trade,
	type TradeContributions,
} from '@tideline/domain';
import type { OpenTrade } from './naive-book.fixture.ts';
import { minuteOf, type NaiveFacts } from './naive-facts.fixture.ts';

interface Place {
	readonly entityId: string;
	readonly accountId: string;
	readonly instrumentId: string;
	/** Of the entity. */
	readonly trades: readonly OpenTrade[];
	readonly rules: Rulebook;
}

/** What is held of an instrument on an account, and what that adds to the LCR; null where nothing says that there is a holding. */
export function naiveHolding(
	facts: NaiveFacts,
	{ entityId, accountId, instrumentId, trades, rules }: Place,
): { own: number; effect: Effect | null } {
	const fits = (one: { accountId: string; instrumentId: string | null }) =>
		one.accountId === accountId && one.instrumentId === instrumentId;
	const opened = facts.balances().flatMap((balance) => (balance.kind === 'OPENING_SECURITY' && fits(balance) ? [balance] : []));
	const opening = opened.at(0) ?? null;
	const since = minuteOf(opening?.at ?? Number.NEGATIVE_INFINITY);
	const here = trades.filter(({ trade }) => postings(trade).some(fits));
	const began = ({ tradeId }: Trade) => facts.confirmed(tradeId, 'start-cash') < since;
	let own: number = opening?.quantity ?? 0;
	let [released, received, tied] = [0, 0, 0];
	for (const { trade } of here) {
		for (const posting of postings(trade).filter(fits)) {
			const at = facts.confirmed(trade.tradeId, settles(posting));
			if (!Number.isFinite(at) || at < since) continue;
			if (posting.role === 'OWN') own += posting.amount;
			else if (isRepo(trade) && posting.postingId === 'end-collateral' && began(trade)) released += posting.amount;
		}
	}
	for (const { trade, adds } of here) {
		for (const { kind, quantity: amount } of adds.stock) {
			if (kind === 'RECEIVED') received += amount;
			else if (kind === 'PENDING_SALE' || !began(trade)) tied += amount;
		}
	}
	tied += Math.max(0, (opening?.encumbered ?? 0) - released);
	if (here.length === 0 && opening === null) return { own, effect: null };
	const classes = [...here.map(({ trade }) => trade.assetClass), ...(opening === null ? [] : [opening.assetClass])];
	const secured = here.flatMap(({ adds }) => adds.secured);
	return { own, effect: effectOf(facts, { entityId, instrumentId, own, received, tied, classes, secured, rules }) };
}

const isRepo = (trade: Trade) => trade.assetClass === 'REPO' && trade.details.side === 'REPO';

interface Held {
	readonly entityId: string;
	readonly instrumentId: string;
	/** Quantities. */
	readonly own: number;
	readonly received: number;
	readonly tied: number;
	/** As each live trade and the opening booked it. */
	readonly classes: readonly AssetClass[];
	readonly secured: TradeContributions['secured'];
	readonly rules: Rulebook;
}

function effectOf(facts: NaiveFacts, { entityId, instrumentId, own, received, tied, classes, secured, rules }: Held): Effect | null {
	const instrument = facts.instrument(instrumentId);
	if (instrument === undefined) return null;
	const entity = facts.requireEntity(entityId);
	const { date } = facts.day(entityId);
	const assetClass = mostOf(classes) ?? instrument.assetClass;
	const issuer = facts.counterparty(instrument.issuerId);
	const override = facts.override(instrumentId);
	const asked = instrumentFacts(instrument, issuer, { assetClass, entity });
	const standing = classifyOverridden(asked, override && applicable(override, rules), rules);
	const { currency } = instrument;
	const price = facts.price(instrumentId);
	const worth = (amount: number): Minor =>
		price === null || amount === 0 ? minor(0) : marketValue(quantity(amount), price, { currency, per: pricedPer(instrument.kind) });
	const maturity = instrument.maturityDate === null ? null : parseDay(instrument.maturityDate);
	const isGone = maturity !== null && isPaidBefore(maturity, date, currency);
	const matures = own - tied > 0 && maturity !== null && receivableWithinHorizon(maturity, date, rules);
	return positionEffect(
		{
			currency,
			marketValue: isGone ? minor(0) : worth(own + received),
			encumberedValue: isGone ? minor(0) : worth(Math.max(0, Math.min(own + received, tied))),
			maturing: matures ? redemption(quantity(own - tied), currency) : minor(0),
			maturesOn: matures ? maturity : null,
			secured: securedSums(secured, worth),
		},
		standing,
		rules,
	);
}

/** Ties go by name. */
function mostOf(classes: readonly AssetClass[]): AssetClass | null {
	let most: { assetClass: AssetClass; count: number } | null = null;
	for (const assetClass of ['BOND', 'COMMODITY', 'EQUITY'] as const) {
		const count = classes.filter((one) => one === assetClass).length;
		if (count > (most?.count ?? 0)) most = { assetClass, count };
	}
	return most?.assetClass ?? null;
}

function securedSums(deals: TradeContributions['secured'], worth: (amount: number) => Minor): SecuredSum[] {
	const alike = ({ side, counterparty, currency, intragroup }: SecuredDeal) => `${side}|${counterparty}|${currency}|${intragroup}`;
	const groups = Map.groupBy(deals, (deal) => `${alike(deal)}|${deal.due}`);
	// Collateral is worth what all of it is worth: the first day has it, because only the sum of the unwind counts.
	const valued = new Set<string>();
	const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);
	return [...groups.values()].flatMap((group) => {
		const [first] = group;
		if (first === undefined) return [];
		const { side, counterparty, currency, intragroup, due } = first;
		const all = valued.has(alike(first)) ? [] : deals.filter((deal) => alike(deal) === alike(first));
		valued.add(alike(first));
		return [
			{
				...{ side, counterparty, currency, intragroup, due },
				cash: minor(sum(group.map(({ cash }) => cash))),
				unwindCash: minor(sum(group.map(({ unwindCash }) => unwindCash))),
				unwindCollateral: worth(sum(all.map(({ unwindQuantity }) => unwindQuantity))),
			},
		];
	});
}
