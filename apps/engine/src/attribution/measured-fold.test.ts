import { type Attribution, addUp, type LcrPoint, minor, shownMove, unexplained } from '@tideline/domain';
import type { LogRecord } from '@tideline/event-log';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Book, type BookInput, createBook, eventTime } from '../fold/index.ts';
import { randomInputs } from '../fold/random-day.fixture.ts';
import { OPENED, referenceInputs } from '../fold/reference.fixture.ts';
import { HistorySampler } from '../publish/history.ts';
import type { Fact } from './fact-segments.ts';
import type { Movement } from './figures-watch.ts';
import { MeasuredFold } from './measured-fold.ts';

const TIMEOUT_MS = 120_000;
const NOTHING = { hqlaChange: 0, netCashOutflowsChange: 0, ratioChange: 0 };
const ENTITIES = ['LDN', 'NYC', 'GROUP'];

function factOf(input: BookInput): Fact {
	const record: LogRecord = {
		topic: 't',
		partition: 0,
		offset: 0,
		key: null,
		value: null,
		timestamp: eventTime(input) || OPENED,
		headers: {},
	};
	return { input, record };
}

interface Told {
	readonly points: LcrPoint[];
	readonly attributions: Attribution[];
	readonly segments: { readonly facts: readonly Fact[]; readonly movements: readonly Movement[] }[];
	readonly book: Book;
	readonly fold: MeasuredFold;
}

/** Folds a day; `alone` says which facts are measured by themselves. */
function foldDay(inputs: readonly BookInput[], alone: (place: number) => boolean): Told {
	const book = createBook();
	const [points, attributions, segments]: [LcrPoint[], Attribution[], Told['segments']] = [[], [], []];
	const fold = new MeasuredFold({
		book,
		history: new HistorySampler({ until: new Map() }),
		apply: ({ input, record }) => {
			book.apply(input, record.timestamp);
			return true;
		},
		measured: (facts, movements) => segments.push({ facts, movements }),
		over: (ended, moved) => {
			points.push(...ended);
			attributions.push(...moved);
		},
	});
	for (const [place, input] of inputs.entries()) {
		if (alone(place)) fold.alone(factOf(input));
		else fold.together(factOf(input));
	}
	fold.flush();
	return { points, attributions, segments, book, fold };
}

const day = (seed: number, count: number) => [...referenceInputs(), ...randomInputs(seed, count)];

describe('what moved a ratio', { timeout: TIMEOUT_MS }, () => {
	test('adds up to the difference of any two points of the trend, to the minor unit and to two shown decimals', () => {
		fc.assert(
			fc.property(fc.integer(), fc.integer({ min: 1, max: 9 }), fc.nat(), fc.nat(), (seed, every, one, other) => {
				const { points, attributions } = foldDay(day(seed, 500), (place) => place % every === 0);
				for (const entityId of ENTITIES) {
					const own = points.filter((point) => point.entityId === entityId);
					const [from, to] = [own[one % own.length], own[other % own.length]].sort((a, b) => (a?.at ?? 0) - (b?.at ?? 0));
					if (from === undefined || to === undefined || from === to) continue;
					const span = addUp(attributions.filter((minute) => minute.entityId === entityId && minute.from >= from.at && minute.to <= to.at));
					const sum = (of: 'hqlaChange' | 'netCashOutflowsChange') => span?.causes.reduce((total, cause) => total + cause[of], 0);
					expect(sum('hqlaChange')).toBe(to.hqla - from.hqla);
					expect(sum('netCashOutflowsChange')).toBe(to.netCashOutflows - from.netCashOutflows);
					expect([span?.start.lcr, span?.end.lcr]).toEqual([from.lcr, to.lcr]);
					const shown = span && shownMove(span, { start: from, end: to });
					expect(span && unexplained(span, { start: from, end: to })).toEqual(NOTHING);
					if (from.lcr === null || to.lcr === null) expect(shown?.points).toBeNull();
					else {
						expect(shown?.residual).toBe(0);
						const hundredths = shown?.causes.reduce((total, { points: part }) => total + Math.round((part ?? 0) * 100), 0);
						expect(hundredths).toBe(Math.round(((shown?.endPercent ?? 0) - (shown?.startPercent ?? 0)) * 100));
					}
				}
			}),
			{ numRuns: 15 },
		);
	});

	test('does not add up any more when one cause of one minute is told wrong by a minor unit', () => {
		const { attributions } = foldDay(day(11, 500), (place) => place % 3 === 0);
		const own = attributions.filter(({ entityId }) => entityId === 'GROUP');
		const [first, last] = [own[0], own.at(-1)];
		const [cause] = own[1]?.causes ?? [];
		if (first === undefined || last === undefined || cause === undefined) throw new Error('the day is too short');
		const ends = { start: first.start, end: last.end };
		const lacks = () => {
			const span = addUp(own);
			return span && unexplained(span, ends);
		};
		expect(lacks()).toEqual(NOTHING);
		cause.hqlaChange = minor(cause.hqlaChange + 1);
		expect(lacks()).toEqual({ ...NOTHING, hqlaChange: -1 });
	});

	test('is for each segment what a fold with it differs by from a fold without it', () => {
		const { segments, book } = foldDay(day(11, 160), (place) => place % 3 === 0);
		const applied: BookInput[] = [];
		const figures = (inputs: readonly BookInput[]) => {
			const naive = createBook();
			for (const input of inputs) naive.apply(input, eventTime(input) || OPENED);
			return new Map(ENTITIES.map((entityId) => [entityId, naive.lcr(entityId)]));
		};
		let before = figures(applied);
		for (const { facts, movements } of segments) {
			applied.push(...facts.map(({ input }) => input));
			const after = figures(applied);
			for (const entityId of ENTITIES) {
				const change = movements.find((movement) => movement.entityId === entityId)?.change;
				const [was, is] = [before.get(entityId), after.get(entityId)];
				expect(change?.hqlaChange ?? 0).toBe((is?.hqla ?? 0) - (was?.hqla ?? 0));
				expect(change?.netCashOutflowsChange ?? 0).toBe((is?.netCashOutflows ?? 0) - (was?.netCashOutflows ?? 0));
			}
			before = after;
		}
		expect(book.lcr('GROUP')).toEqual(figures(day(11, 160)).get('GROUP'));
	});

	test('ends in the book that the order of the log ends in, however much of it is measured together', () => {
		fc.assert(
			fc.property(fc.integer(), (seed) => {
				const inputs = day(seed, 300);
				const plain = createBook();
				for (const input of inputs) plain.apply(input, eventTime(input) || OPENED);
				const { book } = foldDay(inputs, () => false);
				for (const entityId of ENTITIES) expect(book.lcr(entityId)).toEqual(plain.lcr(entityId));
			}),
			{ numRuns: 15 },
		);
	});

	test('goes on in the open minute from what was saved of it', () => {
		const { fold, book } = foldDay(day(5, 90), () => true);
		const open = fold.takeOpen();
		const again = new MeasuredFold(
			{ book, history: new HistorySampler({ until: new Map() }), apply: () => true, measured: () => undefined, over: () => undefined },
			fold.save(),
		);
		expect(again.takeOpen()).toEqual(open);
		expect(again.takeOpen()).toEqual([]);
	});
});
