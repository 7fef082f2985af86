import { currency as currencyOf } from '@tideline/domain';
import { ENTITIES } from '../bank/entities.ts';
import { dateText, iso } from '../desk/time-text.ts';
import { jsonRecord } from '../json-record.ts';
import { rateNow, type Slice } from './context.ts';
import { payment } from './payment.ts';
import { STRESS, STRESS_TIME_MS } from './scenario.ts';
import { businessDay } from './state.ts';

/** Categories whose customers pay through the day. */
const ACTIVE = ['DEP-RETAIL-STABLE', 'DEP-RETAIL-OTHER', 'DEP-CORPORATE', 'DEP-OPERATIONAL', 'DEP-FINANCIAL'] as const;
/** Of a run on the bank, the categories that leave. */
const RUNNING = ['DEP-RETAIL-STABLE', 'DEP-RETAIL-STABLE', 'DEP-RETAIL-OTHER', 'DEP-CORPORATE'] as const;
/** US dollars a second that customers move, in both directions. */
const TURNOVER = 1_800_000;
/** What the group's deposits swing by in the course of a day, US dollars. */
const TIDE_USD = 1_000_000_000;
const HOUR = 3_600_000;
/** Width of the corridor around the tide, US dollars. */
const CORRIDOR = 40_000_000;

/** One customer's payment and the balance that it leaves: cash and deposit move by the same amount, in one append. */
export function customerPayment(at: number, perSecond: number, slice: Slice): void {
	const { random, state, lookup, records } = slice;
	const place = random.index(ENTITIES.length);
	const { record, stockShare } = ENTITIES[place] as (typeof ENTITIES)[number];
	const { entityId, currency } = record;
	const stress = STRESS[state.scenario];
	const key = `${entityId}|deposits`;
	const drift = state.drift[key] ?? 0;
	const target = targetOf(slice, at, place, stockShare);
	const received = random.unit() < 0.5 + 0.5 * Math.tanh((target - drift) / CORRIDOR);
	const running = state.scenario !== 'calm' && !received && drift - target > CORRIDOR;
	const balanceId = `${entityId}-${random.pick(running ? RUNNING : ACTIVE)}`;
	const deposit = state.deposits[balanceId];
	if (deposit === undefined) return;
	const unit = 10 ** currencyOf(currency).exponent;
	const usd = (TURNOVER / perSecond) * stockShare * ENTITIES.length * random.skewed() * (running ? stress.paymentScale : 1);
	const amount = Math.min(Math.round((usd / rateNow(state, currency)) * unit), deposit.amount);
	const signed = received ? amount : -amount;
	deposit.amount += signed;
	deposit.version++;
	state.drift[key] = drift + (signed / unit) * rateNow(state, currency);
	const accountId = lookup.bank.cashAccount(entityId, currency);
	const decimals = currencyOf(currency).exponent;
	records.push(
		payment(state, at, {
			accountId,
			currency,
			amount: (signed / unit).toFixed(decimals),
			valueDate: dateText(businessDay(state, entityId)),
			channel: 'RTGS',
			tradeId: null,
			postingId: null,
			counterpartyId: null,
			reference: `${received ? 'Received for' : 'Paid from'} ${balanceId}`,
		}),
	);
	const left = { version: deposit.version, at: iso(at), amount: (deposit.amount / unit).toFixed(decimals) };
	records.push(jsonRecord('balances', balanceId, { ...lookup.bank.deposits.get(balanceId), ...left }, at));
}

/** Where the deposits of an entity stand against the opening, US dollars: the tide of the day less what a stress has taken. */
function targetOf({ state }: Slice, at: number, place: number, share: number): number {
	const hours = (at - state.openedAt) / HOUR;
	const tide = Math.sin(hours * 1.1 + place * 1.9) * 0.6 + Math.sin(hours * 2.7 + place * 0.7) * 0.4 - Math.sin(place * 1.9) * 0.6;
	const millions = STRESS[state.scenario].withdrawn[ENTITIES[place]?.record.entityId ?? ''] ?? 0;
	const gone = millions * 1_000_000 * (1 - Math.exp(-(at - state.scenarioSince) / STRESS_TIME_MS));
	return tide * TIDE_USD * share - gone;
}
