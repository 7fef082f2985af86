import { assertNever } from '@tideline/domain';
import type { DeskTopic } from '@tideline/event-log';
import { type BankEntity, ENTITIES } from '../bank/entities.ts';
import type { Deal, Ticket } from '../desk/deal.ts';
import type { Slice } from './context.ts';
import { drawDerivative } from './draw-derivative.ts';
import { drawFx } from './draw-fx.ts';
import { drawInterbank, drawRepo } from './draw-money-market.ts';
import { drawBond, drawExecution } from './draw-security.ts';
import { nextId } from './serials.ts';
import type { Timing } from './timing.ts';

/** The interbank desk deals with the first of the dealers, which are banks. */
const INTERBANK_DEALERS = 20;

/** Draws one deal of a desk, about `usd` in size, and notes what it does to the desks' books. */
export function drawDeal(desk: DeskTopic, usd: number, timingOf: (entity: BankEntity) => Timing, slice: Slice): Deal {
	const { random, lookup, state } = slice;
	const entity = pickEntity(slice);
	const party = desk === 'oms.interbank' ? random.pick(lookup.dealers.slice(0, INTERBANK_DEALERS)) : random.pick(lookup.dealers);
	const timing = timingOf(entity);
	const ticket: Ticket = {
		tradeId: nextId(state, desk),
		entityId: entity.record.entityId,
		counterpartyId: party.counterpartyId,
		counterpartyLei: party.lei,
		tradeDate: timing.tradeDate,
		valueDate: timing.valueDate,
	};
	switch (desk) {
		case 'oms.fx':
			return drawFx(ticket, usd, timing, slice);
		case 'oms.repo':
			return drawRepo(ticket, entity, usd, timing, slice);
		case 'oms.interbank':
			return drawInterbank(ticket, entity, usd, slice);
		case 'oms.bond':
			return drawBond(ticket, entity, usd, timing, slice);
		case 'ems.equity':
			return drawExecution(ticket, 'equity', usd, timing, slice);
		case 'ems.commodity':
			return drawExecution(ticket, 'commodity', usd, timing, slice);
		case 'oms.derivative':
			return drawDerivative(ticket, entity, usd, party.nettingAgreement, slice);
		default:
			return assertNever(desk);
	}
}

function pickEntity({ random }: Slice): BankEntity {
	const at = random.unit();
	let sum = 0;
	for (const entity of ENTITIES) {
		sum += entity.stockShare;
		if (at < sum) return entity;
	}
	return ENTITIES[0] as BankEntity;
}
