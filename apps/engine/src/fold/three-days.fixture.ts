import { type Day, minor, type OverrideEvent, type OverrideProposal, parseDay, price, quantity, startOfDay } from '@tideline/domain';
import type { BookInput } from './decode/book-input.ts';
import { eventTime } from './decode/event-time.ts';
import { randomInputs } from './random-day.fixture.ts';
import { instrument, referenceInputs } from './reference.fixture.ts';

/** Friday, Monday and Tuesday: a weekend lies between, and the Sunday on which Europe leaves summer time and New York does not. */
export const DAYS = ['2026-10-23', '2026-10-26', '2026-10-27'].map(parseDay) as [Day, Day, Day];
const ZONES = { LDN: 'Europe/London', NYC: 'America/New_York' } as const;
const HOUR = 3_600_000;
/** Each day's events come from London's midnight to four hours after New York's, past the next midnight of neither. */
const SPAN = 21 * HOUR;

const openingOf = (entityId: keyof typeof ZONES, date: Day) => startOfDay(date, ZONES[entityId]);

/** A bond that is redeemed on the Monday, and what core banking said on the Friday of money that is due in the three days. */
function dated(): BookInput[] {
	const at = openingOf('LDN', DAYS[0]) + HOUR;
	const head = { entityId: 'LDN', version: 1, at, currency: 'GBP', category: 'dated' } as const;
	const debt = (balanceId: string, maturityDate: Day, amount: number): BookInput => ({
		kind: 'balance',
		balance: { ...head, balanceId, kind: 'OWN_DEBT', maturityDate, amount: minor(amount) },
	});
	const flow = (balanceId: string, side: 'OUTFLOW' | 'INFLOW', maturityDate: Day, amount: number): BookInput => ({
		kind: 'balance',
		balance: { ...head, balanceId, kind: 'FLOW', side, line: 'other.contractual', maturityDate, amount: minor(amount) },
	});
	const loan: BookInput = {
		kind: 'balance',
		balance: { ...head, balanceId: 'LOAN', kind: 'LOAN', counterpartyType: 'BANK', maturityDate: DAYS[0], amount: minor(70_000_007) },
	};
	const held = {
		accountId: 'LDN-CUSTODY',
		instrumentId: 'I3',
		assetClass: 'BOND',
		quantity: quantity(7_000_000),
		encumbered: quantity(0),
	} as const;
	const bond: BookInput = {
		kind: 'balance',
		balance: { entityId: 'LDN', version: 1, at, balanceId: 'BOND', kind: 'OPENING_SECURITY', ...held },
	};
	const saturday = (DAYS[0] + 1) as Day;
	return [
		{ kind: 'instrument', record: { ...instrument(3, 0), maturityDate: '2026-10-26' } },
		bond,
		{ kind: 'price', instrumentId: 'I3', price: price(99_500_000), currency: 'GBP', at },
		debt('DEBT-FRIDAY', DAYS[0], 90_000_001),
		debt('DEBT-SATURDAY', saturday, 80_000_003),
		debt('DEBT-DAY-31', (DAYS[0] + 31) as Day, 60_000_011),
		flow('FLOW-MONDAY', 'OUTFLOW', DAYS[1], 50_000_021),
		flow('RECEIPT-FRIDAY', 'INFLOW', DAYS[0], 40_000_031),
		loan,
	];
}

/** An override of a class that is in force from Friday to the minute after London's Monday midnight. */
function override(): BookInput[] {
	const [friday, monday] = [openingOf('LDN', DAYS[0]) + 2 * HOUR, openingOf('LDN', DAYS[1]) + 60_000];
	const nothing = { assetClass: null, eligible: null, encumbered: null, flowLine: null };
	const proposal: OverrideProposal = {
		...({ targetKind: 'INSTRUMENT', targetId: 'I5', entityId: null, ...nothing, level: 'LEVEL_2A', subclass: 'corporate' } as const),
		...{ reasonCode: 'OTHER', comment: '', effectiveFrom: friday, expiresAt: monday },
	};
	const head = { overrideId: 'O-DAYS', from: 'test', approval: 'NOT_REQUIRED', comment: '' } as const;
	const submitted: OverrideEvent = { ...head, actor: 'ann', actorRole: 'analyst', kind: 'SUBMITTED', at: friday, proposal };
	const expired: OverrideEvent = { ...head, actor: 'engine', actorRole: 'system', kind: 'EXPIRED', at: monday, proposal: null };
	return [
		{ kind: 'override', event: submitted },
		{ kind: 'override', event: expired },
	];
}

/** Facts of three business days of two entities in order of time; each opens at its own midnight. */
export function threeDays(seed: number, count: number, known: readonly BookInput[] = referenceInputs()): BookInput[] {
	const dayOf = (i: number) => DAYS[Math.min(DAYS.length - 1, Math.floor((i * DAYS.length) / count))] as Day;
	const within = (i: number) => ((i * DAYS.length) / count) % 1;
	const at = (i: number) => Math.floor(openingOf('LDN', dayOf(i)) + within(i) * SPAN);
	const random = randomInputs(seed, count, { at, date: dayOf }).filter(({ kind }) => kind !== 'override' && kind !== 'business-day');
	const reference = known.filter(({ kind }) => kind !== 'business-day');
	const opens = DAYS.flatMap((date) =>
		(['LDN', 'NYC'] as const).map((entityId): BookInput => ({ kind: 'business-day', entityId, date, openedAt: openingOf(entityId, date) })),
	);
	const timed = [...random, ...opens, ...dated(), ...override()].map((input, place) => ({ input, place }));
	const timeOf = (input: BookInput) => (input.kind === 'business-day' ? input.openedAt : eventTime(input));
	// Reference data that change on the way stay behind what came before them.
	let latest = 0;
	const times = timed.map(({ input, place }) => {
		const time = timeOf(input) || latest;
		latest = place < random.length ? time : 0;
		return time;
	});
	return [...reference, ...timed.sort((a, b) => (times[a.place] as number) - (times[b.place] as number)).map(({ input }) => input)];
}
