import { type Day, formatDay } from './day.ts';

const MS_A_DAY = 86_400_000;
/** Nothing that the bank is told of today happened before 2000; an earlier time is a clock that was never set. */
export const EARLIEST_TIME = Date.UTC(2000, 0, 1);
/** How far a fact may lie ahead of its record: a clock that is off, or a local time written as UTC. What is late may be late by years. */
export const TIME_AHEAD_MS = MS_A_DAY;
/** Calendar days between a business date and the instant at which it opens: the longest holidays, and zones. */
const BUSINESS_DATE_DAYS = 14;

/** A time that cannot be believed: it would stay the newest of the book for ever, or the oldest. */
export class BadTimeError extends Error {
	override readonly name = 'BadTimeError';
	readonly reason: 'BAD_DATE' | 'FUTURE_TIME' | 'INCONSISTENT';
	/** Which field of the record. */
	readonly path: string;
	constructor(reason: BadTimeError['reason'], path: string, message: string) {
		super(message);
		this.reason = reason;
		this.path = path;
	}
}

/**
 * Holds the time of a fact (ms since the epoch) against the timestamp of its record and nothing else, so that every reader of the log
 * judges alike whenever it reads. @throws BadTimeError
 */
export function checkTime(at: number, appendedAt: number, path: string): void {
	if (at >= EARLIEST_TIME && at - appendedAt <= TIME_AHEAD_MS) return;
	const text = instantText(at);
	if (!(at >= EARLIEST_TIME)) throw new BadTimeError('BAD_DATE', path, `${text} is before ${instantText(EARLIEST_TIME)}`);
	throw new BadTimeError('FUTURE_TIME', path, `${text} is more than a day after the log took the record at ${instantText(appendedAt)}`);
}

/** Holds a business date against the instant at which it opened, and that against its record. @throws BadTimeError */
export function checkBusinessDay(date: Day, openedAt: number, appendedAt: number): void {
	checkTime(openedAt, appendedAt, 'openedAt');
	if (Math.abs(date - Math.floor(openedAt / MS_A_DAY)) <= BUSINESS_DATE_DAYS) return;
	const message = `${formatDay(date)} is more than ${BUSINESS_DATE_DAYS} days from its opening at ${instantText(openedAt)}`;
	throw new BadTimeError('INCONSISTENT', 'date', message);
}

/** Past what a date can hold only the number is left to show. */
function instantText(at: number): string {
	const date = new Date(at);
	return Number.isNaN(date.getTime()) ? `${at} ms` : date.toISOString();
}
