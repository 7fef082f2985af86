import type { DeskTopic } from '@tideline/event-log';
import type { BankEntity } from '../bank/entities.ts';
import type { CashLeg, Deal } from '../desk/deal.ts';
import { breakMessage } from './break-message.ts';
import type { Slice } from './context.ts';
import { businessDayBefore, businessDaysAfter } from './dates.ts';
import { drawDeal } from './draw-deal.ts';
import { MISTAKES } from './mistakes.ts';
import { push } from './queue.ts';
import { planned } from './settlement.ts';
import { businessDay } from './state.ts';
import type { Timing } from './timing.ts';

/** Confirmations a second at most; above it further trades settle later and their tickets are small. */
const CONFIRMATIONS_A_SECOND = 100;
/** Share of deals that settle after the trade date. */
const DATED_SHARE = 0.1;
/** Payments of later days that are remembered; past it every deal settles the same day. */
const LATER_LIMIT = 8_000;
/** Calendar days that two business days take over a weekend. */
const SOON_DAYS = 4;
/** Cash legs that an average deal pays on its value date. */
const LEGS_A_DEAL = 1.2;
const SECOND = 1_000;

/** Draws a deal at an instant, sends its messages with whatever goes wrong, and plans the confirmation of its payments. */
export function bookDeal(desk: DeskTopic, usd: number, at: number, slice: Slice): void {
	const { random, state } = slice;
	const late = random.chance(MISTAKES.late);
	const confirmable = random.chance(Math.min(1, CONFIRMATIONS_A_SECOND / (state.rate * LEGS_A_DEAL)));
	const deal = drawDeal(desk, usd, (entity) => timing(entity, late, confirmable, slice), slice);
	const final = sendMessages(deal, at, slice);
	if (final !== null && confirmable) planPayments(final.deal, final.knownAt, slice);
}

function timing(entity: BankEntity, late: boolean, confirmable: boolean, { random, state }: Slice): Timing {
	const { entityId, currency } = entity.record;
	const today = businessDay(state, entityId);
	if (late) {
		const yesterday = businessDayBefore(today, currency);
		return { tradeDate: yesterday, valueDate: yesterday, sameDay: true };
	}
	const full = (state.later[entityId]?.length ?? 0) >= LATER_LIMIT;
	const sameDay = confirmable && (full || !random.chance(DATED_SHARE));
	return { tradeDate: today, valueDate: sameDay ? today : businessDaysAfter(today, random.chance(0.6) ? 1 : 2, [currency]), sameDay };
}

/** Null when the deal does not stand in the end; otherwise its last version and when the desk has told it. */
function sendMessages(deal: Deal, at: number, slice: Slice): { deal: Deal; knownAt: number } | null {
	const { random } = slice;
	const first = deal.message({ version: 1, lifecycle: 'NEW', at });
	if (random.chance(MISTAKES.broken)) {
		send(deal, breakMessage(deal.topic, first, random), at, slice);
		return null;
	}
	if (random.chance(MISTAKES.duplicated)) send(deal, first, at + random.index(8 * SECOND), slice);
	const later = at + Math.floor(random.between(3, 90) * SECOND);
	if (random.chance(MISTAKES.cancelled)) {
		send(deal, first, at, slice);
		send(deal, deal.message({ version: 2, lifecycle: 'CANCEL', at: later }), later, slice);
		return null;
	}
	const swapped = random.chance(MISTAKES.outOfOrder);
	if (!swapped && !random.chance(MISTAKES.amended)) {
		send(deal, first, at, slice);
		return { deal, knownAt: at };
	}
	const amended = deal.amended();
	const second = amended.message({ version: 2, lifecycle: 'AMEND', at: swapped ? at + SECOND : later });
	send(deal, first, swapped ? later : at, slice);
	send(deal, second, swapped ? at + SECOND : later, slice);
	return { deal: amended, knownAt: later };
}

function send({ topic, tradeId }: Deal, message: string, at: number, { state, random }: Slice): void {
	push(state.queue, { at, order: random.word(), kind: 'message', topic, key: tradeId, text: message });
}

/** Payments due today are confirmed within minutes, those of the next days when their day has come. */
function planPayments(deal: Deal, knownAt: number, slice: Slice): void {
	const { state } = slice;
	const today = businessDay(state, deal.entityId);
	for (const leg of deal.legs) {
		if (leg.valueDate <= today) planPayment(deal, leg, knownAt + 15 * SECOND, 150 * SECOND, slice);
		else if (leg.valueDate <= today + SOON_DAYS || leg.valueDate <= businessDaysAfter(today, 2, [leg.currency])) remember(deal, leg, slice);
	}
}

/** Adds the confirmation of one leg to the queue, some time within `spread` ms after `from`. */
export function planPayment(deal: Deal, leg: CashLeg, from: number, spread: number, { state, random }: Slice): void {
	push(state.queue, planned(deal, leg, from + random.index(spread), random.word()));
}

function remember(deal: Deal, leg: CashLeg, { state, random }: Slice): void {
	state.later[deal.entityId] ??= [];
	const list = state.later[deal.entityId] as (typeof state.later)[string];
	if (list.length >= LATER_LIMIT) return;
	list.push({ valueDate: leg.valueDate, item: planned(deal, leg, 0, random.word()) });
}
