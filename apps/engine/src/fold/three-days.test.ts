import { daySums, formatDay, type LineSum, type UnwindSum } from '@tideline/domain';
import { describe, expect, test } from 'vitest';
import { type Book, createBook } from './book.ts';
import type { BookInput } from './decode/book-input.ts';
import { naiveDays, naiveEntity, toldDays } from './naive-book.fixture.ts';
import { seeded } from './random-day.fixture.ts';
import { ENTITIES, referenceInputs } from './reference.fixture.ts';
import { DAYS, threeDays } from './three-days.fixture.ts';
import { groupInputs, MIXED } from './views.fixture.ts';

const FACTS = 900;
/** Points at which everything is computed again. */
const CHECKS = 30;
/** Recomputations are slow on purpose, and the machine may be busy. */
const TIMEOUT_MS = 120_000;

const byName = (sums: readonly (LineSum | UnwindSum)[]) =>
	sums
		.filter(({ amount, ...sum }) => amount !== 0 || ('items' in sum && (sum.items !== 0 || sum.excluded !== 0)))
		.map(nameless)
		.sort();
/** As one text each, because sums come in any order. */
const nameless = (sum: LineSum | UnwindSum): string =>
	'line' in sum
		? [sum.side, sum.line, sum.currency, sum.amount, sum.excluded, sum.items].join(' ')
		: [sum.level, sum.subclass, sum.currency, sum.amount].join(' ');

/** Everything that a book says, but how many facts it took. */
function contents(book: Book): object {
	const without = (record: object | null) => record && { ...record, sequence: 0 };
	const sorted = (keys: string[], record: (key: string) => object | null) => keys.sort().map((key) => without(record(key)));
	return {
		positions: sorted(book.positionKeys(), (key) => book.position(key)),
		cash: sorted(book.accountIds(), (id) => book.cash(id)),
		lcr: sorted(
			book.entities().map(({ entityId }) => entityId),
			(id) => book.lcr(id),
		),
	};
}

/** The last business day first and everything else behind it, reference data before facts: a book that never rolls. */
function withoutRolls(inputs: readonly BookInput[]): BookInput[] {
	const days = new Map(inputs.flatMap((input) => (input.kind === 'business-day' ? [[input.entityId, input] as const] : [])));
	const rest = inputs.filter(({ kind }) => kind !== 'business-day');
	return [...days.values(), ...rest];
}

function folded(inputs: readonly BookInput[]): Book {
	const book = createBook();
	for (const input of inputs) book.apply(input);
	return book;
}

const BANKS = [
	{ under: 'one rulebook', reference: referenceInputs() },
	{ under: 'three rulebooks', reference: groupInputs(MIXED) },
];

describe.each(BANKS)('three business days over a weekend and the end of summer time, $under', { timeout: TIMEOUT_MS }, ({ reference }) => {
	const inputs = threeDays(5, FACTS, reference);
	const rolls = inputs.flatMap(({ kind }, place) => (kind === 'business-day' ? [place, place + 1] : []));
	const random = seeded(11);
	const points = [...rolls, ...Array.from({ length: CHECKS }, () => Math.floor(random() * inputs.length)), inputs.length].filter(
		(place) => place > (rolls[2] ?? 0),
	);

	test('the days are those that the bank was open on', () => {
		const dates = inputs.flatMap((input) => (input.kind === 'business-day' ? [`${input.entityId} ${formatDay(input.date)}`] : []));
		expect(dates).toEqual(DAYS.flatMap((date) => ENTITIES.map((entityId) => `${entityId} ${formatDay(date)}`)));
	});

	test('at every roll and between them the running book equals one that folds the same facts and never rolls', () => {
		const book = createBook();
		inputs.forEach((input, place) => {
			book.apply(input);
			book.flush();
			if (points.includes(place + 1)) expect(contents(book)).toEqual(contents(folded(withoutRolls(inputs.slice(0, place + 1)))));
		});
	});

	test.each(ENTITIES)('%s: cash, quantities and line sums equal a naive recomputation from the facts, to the minor unit', (entityId) => {
		const book = createBook();
		inputs.forEach((input, place) => {
			book.apply(input);
			if (!points.includes(place + 1)) return;
			const naive = naiveEntity(inputs.slice(0, place + 1), entityId);
			const lcr = book.lcr(entityId);
			expect(lcr?.calculationDate).toBe(naive.date);
			expect(byName(lcr?.sums ?? [])).toEqual(byName(naive.sums));
			expect(byName(lcr?.unwind ?? [])).toEqual(byName(naive.unwind));
			expect(toldDays(daySums(lcr?.mismatch ?? []))).toEqual(toldDays(naiveDays(naive.dated, naive.date)));
			for (const [accountId, figures] of Object.entries(naive.cash)) expect(book.cash(accountId)).toMatchObject(figures);
			for (const [key, settled] of Object.entries(naive.settled)) {
				expect([key, book.position(`${entityId}|${key}`)?.settled ?? 0]).toEqual([key, settled]);
			}
		});
	});

	test('each day opens with what the one before closed with', () => {
		const book = createBook();
		for (const input of inputs) {
			const before = book.accountIds().map((id) => book.cash(id));
			const held = book.positionKeys().map((key) => book.position(key));
			book.apply(input);
			if (input.kind !== 'business-day') continue;
			for (const cash of before) {
				if (cash === null || cash.entityId !== input.entityId) continue;
				const { opening, current, low } = book.cash(cash.accountId) ?? expect.fail(cash.accountId);
				expect([opening, current, low]).toEqual([cash.current, cash.current, cash.current]);
			}
			for (const position of held) {
				if (position !== null)
					expect(book.position(`${position.entityId}|${position.accountId}|${position.instrumentId}`)?.settled).toBe(position.settled);
			}
		}
	});

	test('what matures leaves when its day is over, what comes within thirty days enters, an override ends', () => {
		const seen: object[] = [];
		const opensInLondon = (input: BookInput | undefined) => input?.kind === 'business-day' && input.entityId === 'LDN';
		const ends = inputs.flatMap((_, place) => (place > 0 && opensInLondon(inputs[place]) ? [place] : []));
		for (const end of [...ends, inputs.length]) {
			const book = folded(inputs.slice(0, end));
			const lcr = book.lcr('LDN');
			if (lcr === null) continue;
			const sum = (side: string, line: string) =>
				lcr.sums.filter((one) => one.side === side && one.line === line && one.currency === 'GBP').map(({ amount }) => amount);
			const bonds = book.positionKeys().flatMap((key) => (key.startsWith('LDN') && key.endsWith('|I3') ? (book.position(key) ?? []) : []));
			seen.push({
				debt: sum('OUTFLOW', 'own-debt'),
				receipt: sum('INFLOW', 'other.contractual'),
				overrides: lcr.overridesInForce,
				redeemed: bonds.every(({ marketValue }) => marketValue === 0),
			});
			expect(bonds.some(({ settled }) => settled !== 0)).toBe(true);
		}
		expect(seen).toEqual([
			{ debt: [90_000_001 + 80_000_003], receipt: [40_000_031], overrides: 1, redeemed: false },
			{ debt: [80_000_003 + 60_000_011], receipt: [], overrides: 0, redeemed: false },
			{ debt: [60_000_011], receipt: [], overrides: 0, redeemed: true },
		]);
	});
});
