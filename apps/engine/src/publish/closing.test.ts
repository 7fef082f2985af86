import {
	addDays,
	type ClosedDay,
	computeRatio,
	type Day,
	daySums,
	formatDay,
	type LineSum,
	parseFxRates,
	ratioInput,
	startOfDay,
	type UnwindSum,
} from '@tideline/domain';
import { describe, expect, test } from 'vitest';
import { type BookInput, createBook } from '../fold/index.ts';
import { naiveDays, naiveEntity, toldDays } from '../fold/naive-book.fixture.ts';
import { ENTITIES, referenceInputs } from '../fold/reference.fixture.ts';
import { DAYS, threeDays } from '../fold/three-days.fixture.ts';
import { groupInputs, MIXED } from '../fold/views.fixture.ts';
import { Closing } from './closing.ts';
import { MOST_OPEN_DAYS } from './group-close.ts';

const FACTS = 900;
/** Recomputations are slow on purpose, and the machine may be busy. */
const TIMEOUT_MS = 120_000;
const HOUR = 3_600_000;

/** What a run of facts closes, in their order; `everyTurn`: the closing is saved and begun anew before each fact. */
function closedBy(inputs: readonly BookInput[], { everyTurn = false } = {}): ClosedDay[] {
	const book = createBook();
	let closing = new Closing(book);
	return inputs.flatMap((input) => {
		if (everyTurn) closing = new Closing(book, structuredClone(closing.save()));
		return closing.apply(
			input,
			() => [],
			() => book.apply(input),
		);
	});
}

const nameOfSum = (sum: LineSum | UnwindSum) =>
	('line' in sum ? [sum.side, sum.line, sum.currency] : [sum.level, sum.subclass, sum.currency]).join(' ');
const amountsOf = (sum: LineSum | UnwindSum) => ('line' in sum ? [sum.amount, sum.excluded, sum.items] : [sum.amount]);
/** Sums of one name added up, as one text each; nothing of what is nothing. */
function added(sums: readonly (LineSum | UnwindSum)[]): string[] {
	const totals = new Map<string, number[]>();
	for (const sum of sums) {
		const before = totals.get(nameOfSum(sum));
		totals.set(
			nameOfSum(sum),
			amountsOf(sum).map((amount, place) => amount + (before?.[place] ?? 0)),
		);
	}
	return [...totals].flatMap(([name, amounts]) => (amounts.some((amount) => amount !== 0) ? [`${name}: ${amounts.join(' ')}`] : [])).sort();
}

const opens = (entityId: string, date: Day, openedAt = date * 24 * HOUR): BookInput => ({ kind: 'business-day', entityId, date, openedAt });
const nameOf = ({ entityId, date }: ClosedDay) => `${entityId} ${formatDay(date)}`;

const BANKS = [
	{ under: 'one rulebook', reference: referenceInputs() },
	{ under: 'three rulebooks, one entity restricted', reference: groupInputs(MIXED) },
];

describe.each(BANKS)('the closed day of a group, $under', { timeout: TIMEOUT_MS }, ({ reference }) => {
	const inputs = threeDays(5, FACTS, reference);
	const closed = closedBy(inputs);
	const groups = closed.filter(({ entityId }) => entityId === 'GROUP');
	/** The facts before an entity left a day. */
	const factsOf = (entityId: string, date: Day) =>
		inputs.slice(
			0,
			inputs.findIndex((input) => input.kind === 'business-day' && input.entityId === entityId && input.date > date),
		);

	test('is written when the last of its entities has moved on', () => {
		const [first, second] = DAYS.slice(0, 2).map(formatDay);
		const order = ['LDN', 'NYC', 'GROUP'];
		expect(closed.map(nameOf)).toEqual([first, second].flatMap((date) => order.map((entityId) => `${entityId} ${date}`)));
		// It ended when its next day began, with the first of them.
		expect(groups.map(({ closedAt }) => closedAt)).toEqual(DAYS.slice(1).map((date) => startOfDay(date, 'Europe/London')));
	});

	test('is each entity as it was when its own day ended, to the minor unit, by a recomputation from the facts', () => {
		for (const { date, lcr } of groups) {
			const views = ENTITIES.map((entityId) =>
				naiveEntity(factsOf(entityId, date), entityId, { rulebook: lcr.rulebook, consolidated: true }),
			);
			expect(views.map((view) => view.date)).toEqual(ENTITIES.map(() => date));
			expect(added(lcr.sums)).toEqual(added(views.flatMap(({ sums }) => sums)));
			expect(added(lcr.unwind)).toEqual(added(views.flatMap(({ unwind }) => unwind)));
			const days = views.flatMap((view) => naiveDays(view.dated, date));
			expect(toldDays(daySums(lcr.mismatch))).toEqual(toldDays(days));
		}
	});

	test('is a record that its ratio follows from, at one set of rates: those at which its last entity closed', () => {
		for (const { date, lcr } of groups) {
			const { hqla, netCashOutflows, lcr: ratio } = computeRatio(ratioInput(lcr));
			expect({ hqla, netCashOutflows, ratio }).toEqual({ hqla: lcr.hqla, netCashOutflows: lcr.netCashOutflows, ratio: lcr.lcr });
			const book = createBook();
			for (const input of factsOf('NYC', date)) book.apply(input);
			expect([...parseFxRates(lcr.fxRates)]).toEqual([...parseFxRates(book.lcr('GROUP')?.fxRates ?? {})]);
		}
	});

	test('has the accounts and the overrides that its entities closed with', () => {
		for (const { date, cash, overrides, lcr } of groups) {
			const parts = closed.filter((day) => day.entityId !== 'GROUP' && day.date === date);
			expect(cash).toEqual(parts.flatMap((day) => day.cash));
			expect(overrides).toEqual([...new Set(parts.flatMap((day) => day.overrides))].sort());
			expect(lcr.overridesInForce).toBe(overrides.length);
		}
	});

	test('is the same when the engine stops and goes on between the midnights of its entities', () => {
		expect(closedBy(inputs, { everyTurn: true })).toEqual(closed);
	});
});

describe('a group', () => {
	const [day, next] = [DAYS[1], addDays(DAYS[1], 1)];
	const begun = [...referenceInputs().filter(({ kind }) => kind !== 'business-day'), ...ENTITIES.map((entityId) => opens(entityId, day))];
	const closes = (...days: BookInput[]) => closedBy([...begun, ...days]).map(nameOf);
	const text = formatDay(day);

	test('that names its own business day closes with it and with the last of its entities, whichever comes last', () => {
		const [own, moved] = [opens('GROUP', day), opens('GROUP', next)];
		const [london, newYork] = [opens('LDN', next), opens('NYC', next)];
		for (const order of [
			[moved, london, newYork],
			[london, moved, newYork],
			[london, newYork, moved],
		]) {
			const names = closes(own, ...order);
			expect(names.at(-1)).toBe(`GROUP ${text}`);
			expect([...names].sort()).toEqual([`GROUP ${text}`, `LDN ${text}`, `NYC ${text}`]);
		}
	});

	test('has the limits and the hours of the day that ends', () => {
		const closedAt = next * 24 * HOUR;
		const days = closedBy([...begun, opens('GROUP', day, day * 24 * HOUR), opens('LDN', next), opens('GROUP', next), opens('NYC', next)]);
		expect(days.find(({ entityId }) => entityId === 'GROUP')).toMatchObject({ openedAt: day * 24 * HOUR, closedAt });
	});

	test('takes an entity on holiday as it left its last business day, for each day of the group that it was closed', () => {
		const after = addDays(next, 1);
		const names = closes(opens('LDN', next), opens('LDN', after), opens('NYC', after));
		expect(names.filter((name) => name.startsWith('GROUP'))).toEqual([`GROUP ${text}`, `GROUP ${formatDay(next)}`]);
	});

	test('does not wait for an entity that was ahead of it when the log began', () => {
		expect(closes(opens('GROUP', day), opens('LDN', next), opens('GROUP', next), opens('NYC', next)).at(-1)).toBe(`GROUP ${text}`);
		const ahead = begun.map((input) => (input.kind === 'business-day' && input.entityId === 'NYC' ? opens('NYC', next) : input));
		const names = closedBy([...ahead, opens('GROUP', day), opens('LDN', next), opens('GROUP', next)]).map(nameOf);
		expect(names).toEqual([`LDN ${text}`, `GROUP ${text}`]);
	});

	test(`waits for ${MOST_OPEN_DAYS} days for an entity whose days no longer open, and then takes it as it stands`, () => {
		const days = Array.from({ length: MOST_OPEN_DAYS + 1 }, (_, i) => opens('LDN', addDays(day, i + 1)));
		expect(closes(...days.slice(0, -1)).filter((name) => name.startsWith('GROUP'))).toEqual([]);
		expect(closes(...days).filter((name) => name.startsWith('GROUP'))).toEqual([`GROUP ${text}`]);
	});
});
