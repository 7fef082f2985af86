import { minor } from '../money.ts';
import type { Attribution, CauseEvent, CauseSum, FiguresAt, RateMove } from '../schema/attribution.ts';
import { type Cause, causeKey } from './cause.ts';

/** Ratios are compared at 10⁻⁹. */
const RATIO_SCALE = 1_000_000_000;
/** Largest single events that a cause keeps. */
export const LARGEST_EVENTS = 3;

/** Change of a sum: exact, whole numbers only. */
export interface FiguresChange {
	hqlaChange: CauseSum['hqlaChange'];
	netCashOutflowsChange: CauseSum['netCashOutflowsChange'];
	ratioChange: number;
}

/** A ratio as a whole number at 10⁻⁹. */
export const ratioUnits = (lcr: number): number => Math.round(lcr * RATIO_SCALE);

/** What happened between two moments; a ratio that is missing on either side has not moved. */
export function changeBetween(before: FiguresAt, after: FiguresAt): FiguresChange {
	return {
		hqlaChange: minor(after.hqla - before.hqla),
		netCashOutflowsChange: minor(after.netCashOutflows - before.netCashOutflows),
		ratioChange: before.lcr === null || after.lcr === null ? 0 : ratioUnits(after.lcr) - ratioUnits(before.lcr),
	};
}

export const isNoChange = ({ hqlaChange, netCashOutflowsChange, ratioChange }: FiguresChange): boolean =>
	hqlaChange === 0 && netCashOutflowsChange === 0 && ratioChange === 0;

/** Causes in order of their first event, each the sum of what was added to it. */
export class CauseSums {
	readonly #sums = new Map<string, CauseSum>();
	readonly #largest: number;

	/** `largest`: single events that each cause keeps. */
	constructor(largest = LARGEST_EVENTS) {
		this.#largest = largest;
	}

	add(cause: Cause, part: Omit<CauseSum, keyof Cause>): void {
		const key = causeKey(cause);
		const sum = this.#sums.get(key);
		const { events, hqlaChange, netCashOutflowsChange, ratioChange, rates, largest } = part;
		if (sum === undefined) {
			const { group, code, subject } = cause;
			const kept = this.#keep([], largest);
			this.#sums.set(key, {
				group,
				code,
				subject,
				events,
				hqlaChange,
				netCashOutflowsChange,
				ratioChange,
				rates: joined([], rates),
				largest: kept,
			});
			return;
		}
		sum.events += events;
		sum.hqlaChange = minor(sum.hqlaChange + hqlaChange);
		sum.netCashOutflowsChange = minor(sum.netCashOutflowsChange + netCashOutflowsChange);
		sum.ratioChange += ratioChange;
		sum.rates = joined(sum.rates, rates);
		sum.largest = this.#keep(sum.largest, largest);
	}

	list(): CauseSum[] {
		return [...this.#sums.values()];
	}

	clear(): void {
		this.#sums.clear();
	}

	#keep(known: readonly CauseEvent[], more: readonly CauseEvent[]): CauseEvent[] {
		if (more.length === 0) return [...known];
		return [...known, ...more].sort(bySize).slice(0, this.#largest);
	}
}

/** Each currency from its first to its last rate. */
function joined(known: readonly RateMove[], more: readonly RateMove[]): RateMove[] {
	const moves = new Map(known.map((move) => [move.currency, move]));
	for (const { currency, before, after } of more) moves.set(currency, { currency, before: moves.get(currency)?.before ?? before, after });
	return [...moves.values()];
}

/** By what they did to the ratio, then to the amounts: without net outflows there is no ratio, and still a largest. */
const bySize = (a: CauseEvent, b: CauseEvent): number =>
	Math.abs(b.ratioChange) - Math.abs(a.ratioChange) || amountOf(b) - amountOf(a) || a.at - b.at;
const amountOf = ({ hqlaChange, netCashOutflowsChange }: CauseEvent): number => Math.abs(hqlaChange) + Math.abs(netCashOutflowsChange);

/** A span of the log with what moved the ratio in it; the changes add up to the difference of its ends. */
export interface SpanAttribution {
	readonly start: FiguresAt;
	readonly end: FiguresAt;
	readonly causes: CauseSum[];
}

/**
 * Adds up consecutive records of one entity. Where the end of one is not the start of the next, the engine has folded the log anew in between
 * and met late facts in their place: that difference is a cause of its own, so that the sum stays exact. Null without records.
 */
export function addUp(records: Iterable<Attribution>, largest = LARGEST_EVENTS): SpanAttribution | null {
	const sums = new CauseSums(largest);
	const watch = new RatioWatch();
	let start: FiguresAt | null = null;
	let end: FiguresAt | null = null;
	for (const record of records) {
		start ??= record.start;
		if (end !== null) addJump(sums, RESTART, changeBetween(end, record.start));
		const told = record.causes.reduce((sum, cause) => sum + cause.ratioChange, 0);
		for (const sum of record.causes) sums.add(sum, sum);
		for (const ratioChange of [watch.next(record.start, 0), watch.next(record.end, told)])
			addJump(sums, NO_RATIO, { ...NO_CHANGE, ratioChange });
		end = record.end;
	}
	return start === null || end === null ? null : { start, end, causes: sums.list() };
}

const RESTART: Cause = { group: 'UNRECORDED', code: 'RESTART', subject: '' };
/** A ratio that was missing for a while comes back where it was not left: what no cause has moved belongs to none. */
export const NO_RATIO: Cause = { group: 'UNRECORDED', code: 'NO_RATIO', subject: '' };
const NO_CHANGE: FiguresChange = { hqlaChange: minor(0), netCashOutflowsChange: minor(0), ratioChange: 0 };

function addJump(sums: CauseSums, cause: Cause, change: FiguresChange): void {
	if (!isNoChange(change)) sums.add(cause, { ...change, events: 0, rates: [], largest: [] });
}

/** By how much a ratio comes back elsewhere than where it was when it went missing. */
export class RatioWatch {
	/** At 10⁻⁹; null before the first. */
	#known: number | null = null;
	#missing = true;

	/** The jump at the next figures that are known, zero while there has been a ratio all along; `told`: what causes have moved up to them. */
	next({ lcr }: FiguresAt, told: number): number {
		if (lcr === null) {
			if (!this.#missing && this.#known !== null) this.#known += told;
			this.#missing = true;
			return 0;
		}
		const jump = this.#missing && this.#known !== null ? ratioUnits(lcr) - told - this.#known : 0;
		this.#known = ratioUnits(lcr);
		this.#missing = false;
		return jump;
	}
}
