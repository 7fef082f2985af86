import {
	BadDateError,
	BadDecimalError,
	CURRENCIES,
	type Day,
	MAX_PRICE,
	MAX_QUANTITY,
	type Minor,
	maxAmount,
	PRICE_DECIMALS,
	type Price,
	parseDay,
	parseScaled,
	QUANTITY_DECIMALS,
	type Quantity,
	type RejectReason,
	minor as toMinor,
	price as toPrice,
	quantity as toQuantity,
} from '@tideline/domain';
import { BadMessage, quote } from './bad-message.ts';
import { nameOfKind, type Scalar } from './scalar.ts';
import { NOT_SHORT, shortDecimal } from './short-decimal.ts';

/** Which signs an amount may have. */
export type Sign = 'positive' | 'any';

/** Characters of a text field. */
const TEXT_LIMIT = 64;
/** Characters of a number: rates are kept as they were written. */
const DECIMAL_LIMIT = 40;
const BEYOND_ASCII = /[^ -~]/;
/** What makes two texts look alike, or reads from right to left: formats, line and paragraph separators. */
const INVISIBLE = /[\p{Cf}\p{Zl}\p{Zp}]/u;
const RATE_DECIMALS = 12;
/** Avro's int. */
const VERSION_LIMIT = 2_147_483_647;
/** Of any date in a message. */
const FIRST_YEAR = '2000';
const LAST_YEAR = '2199';
const PLAIN_DECIMAL = /^-?\d{1,30}(?:\.\d{1,30})?$/;
const ISO_INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;
const TRADE_ID = /^[A-Za-z0-9._:/-]{1,64}$/;

/** Dates repeat within a day's messages; the memo is emptied when it is full. */
const DAYS_CACHED = 4_096;
const days = new Map<string, Day>();

/** Typed reading of a message's fields; every method throws BadMessage with path, fault and expectation. */
export abstract class Fields {
	/** Null when the field is absent or null. */
	protected abstract find(name: string): Scalar | null;
	abstract pathOf(name: string): string;

	fail(reason: RejectReason, name: string, message: string): never {
		throw new BadMessage(reason, message, this.pathOf(name), this.find(name)?.at ?? null);
	}

	has(name: string): boolean {
		return this.find(name) !== null;
	}

	protected required(name: string): Scalar {
		return this.find(name) ?? this.fail('MISSING_FIELD', name, `${this.pathOf(name)} is missing`);
	}

	text(name: string): string {
		const { kind, text } = this.required(name);
		if (kind !== 'text') this.fail('WRONG_TYPE', name, `expected text, found ${nameOfKind(kind)}`);
		if (text.trim() === '') this.fail('MISSING_FIELD', name, `${this.pathOf(name)} is empty`);
		if (text.length > TEXT_LIMIT) this.fail('OUT_OF_RANGE', name, `${text.length} characters; at most ${TEXT_LIMIT}`);
		if (BEYOND_ASCII.test(text) && INVISIBLE.test(text)) this.fail('CONTROL_CHARACTER', name, `${codeOf(text)} cannot be seen`);
		return text;
	}

	optionalText(name: string): string | null {
		return this.has(name) ? this.text(name) : null;
	}

	tradeId(name: string): string {
		const text = this.text(name);
		if (!TRADE_ID.test(text)) this.fail('BAD_IDENTIFIER', name, `${quote(text)} is not a trade id of A–Z a–z 0–9 . _ : / -`);
		return text;
	}

	/** One of the desk's words, as ours. */
	choice<const T>(name: string, words: Readonly<Record<string, T>>): T {
		const text = this.text(name);
		if (Object.hasOwn(words, text)) return words[text] as T;
		return this.fail('WRONG_TYPE', name, `${quote(text)} is not one of ${Object.keys(words).join(', ')}`);
	}

	boolean(name: string): boolean {
		const { kind, text } = this.required(name);
		if (kind !== 'boolean') this.fail('WRONG_TYPE', name, `expected true or false, found ${nameOfKind(kind)}`);
		return text === 'true';
	}

	version(name: string): number {
		const value = this.scaled(name, 0, 'a whole number');
		if (value < 1 || value > VERSION_LIMIT) this.fail('OUT_OF_RANGE', name, `version ${value}; expected 1 to ${VERSION_LIMIT}`);
		return value;
	}

	currency(name: string): string {
		return this.knownCurrency(name, this.text(name));
	}

	knownCurrency(name: string, code: string): string {
		const known = CURRENCIES.get(code);
		return known ? known.code : this.fail('UNKNOWN_CURRENCY', name, `${quote(code)} is not an active ISO 4217 currency`);
	}

	amount(name: string, currency: string, sign: Sign = 'positive'): Minor {
		const exponent = CURRENCIES.get(currency)?.exponent ?? 0;
		const value = this.scaled(name, exponent, `an amount with at most ${exponent} decimals (${currency})`);
		if (sign === 'positive') this.positive(name, value);
		return toMinor(this.bounded(name, value, maxAmount(currency)));
	}

	quantity(name: string): Quantity {
		const value = this.scaled(name, QUANTITY_DECIMALS, `a quantity with at most ${QUANTITY_DECIMALS} decimals`);
		return toQuantity(this.bounded(name, this.positive(name, value), MAX_QUANTITY));
	}

	price(name: string): Price {
		const value = this.scaled(name, PRICE_DECIMALS, `a price with at most ${PRICE_DECIMALS} decimals`);
		return toPrice(this.bounded(name, this.positive(name, value), MAX_PRICE));
	}

	/** The decimal as the desk wrote it. */
	rate(name: string, sign: Sign = 'any'): string {
		const value = this.scaled(name, RATE_DECIMALS, `a decimal with at most ${RATE_DECIMALS} decimals`);
		if (sign === 'positive') this.positive(name, value);
		return this.required(name).text;
	}

	day(name: string): Day {
		return this.knownDay(name, this.text(name));
	}

	optionalDay(name: string): Day | null {
		return this.has(name) ? this.day(name) : null;
	}

	protected knownDay(name: string, text: string): Day {
		const known = days.get(text);
		if (known !== undefined) return known;
		const year = text.slice(0, 4);
		try {
			const value = parseDay(text);
			if (year < FIRST_YEAR || year > LAST_YEAR) this.fail('BAD_DATE', name, `${text} is not between ${FIRST_YEAR} and ${LAST_YEAR}`);
			if (days.size >= DAYS_CACHED) days.clear();
			// A copy, because a slice would keep the whole message alive.
			days.set(Buffer.from(text).toString(), value);
			return value;
		} catch (error) {
			if (!(error instanceof BadDateError)) throw error;
			return this.fail('BAD_DATE', name, `${quote(text)} is not a date of the form 2026-11-20`);
		}
	}

	/** ISO 8601 with a zone, as epoch milliseconds. */
	instant(name: string): number {
		return this.knownInstant(name, this.text(name));
	}

	protected knownInstant(name: string, text: string): number {
		const match = ISO_INSTANT.exec(text);
		const milliseconds = match ? Date.parse(text) : Number.NaN;
		if (!match || Number.isNaN(milliseconds))
			this.fail('BAD_DATE', name, `${quote(text)} is not a time of the form 2026-11-20T09:31:04.250Z`);
		this.knownDay(name, match[1] as string);
		return milliseconds;
	}

	/** Whole milliseconds since 1970-01-01T00:00:00Z. */
	epochMilliseconds(name: string): number {
		const value = this.scaled(name, 0, 'a whole number of milliseconds');
		const bounded = value >= Date.UTC(Number(FIRST_YEAR)) && value < Date.UTC(Number(LAST_YEAR) + 1);
		return bounded ? value : this.fail('BAD_DATE', name, `${value} ms is not between ${FIRST_YEAR} and ${LAST_YEAR}`);
	}

	/** A float, to judge plausibility and never to book; read the field exactly first. */
	approximate(name: string): number {
		return Number(this.required(name).text);
	}

	private positive(name: string, value: number): number {
		return value > 0 ? value : this.fail('OUT_OF_RANGE', name, `${quote(this.required(name).text)}; expected more than zero`);
	}

	private bounded(name: string, value: number, bound: number): number {
		return Math.abs(value) <= bound ? value : this.fail('OUT_OF_RANGE', name, `${quote(this.required(name).text)} is too large`);
	}

	private scaled(name: string, places: number, expected: string): number {
		const { kind, text } = this.required(name);
		if (kind !== 'number' && kind !== 'text') this.fail('WRONG_TYPE', name, `expected ${expected}, found ${nameOfKind(kind)}`);
		if (text.length > DECIMAL_LIMIT) this.fail('OUT_OF_RANGE', name, `${text.length} characters; a number has at most ${DECIMAL_LIMIT}`);
		const short = shortDecimal(text, places);
		if (short !== NOT_SHORT) return short;
		try {
			return parseScaled(text, places);
		} catch (error) {
			if (!(error instanceof BadDecimalError)) throw error;
			const decimals = PLAIN_DECIMAL.test(text) ? (text.split('.')[1] ?? '').replace(/0+$/, '').length : Number.POSITIVE_INFINITY;
			if (decimals <= places) return this.fail('OUT_OF_RANGE', name, `${quote(text)} is too large`);
			return this.fail('WRONG_TYPE', name, `${quote(text)}; expected ${expected}`);
		}
	}
}

function codeOf(text: string): string {
	const code = INVISIBLE.exec(text)?.[0].codePointAt(0) ?? 0;
	return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
