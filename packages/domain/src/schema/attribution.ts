import { CAUSE_CODES, CAUSE_GROUPS } from '../attribution/cause.ts';
import { type FromAvro, instant, minor, optional } from './avro-type.ts';

/** The ratio and its two parts at one moment, in the reporting currency. */
const figuresAt = {
	type: 'record',
	name: 'FiguresAt',
	fields: [
		{ name: 'hqla', type: minor },
		{ name: 'netCashOutflows', type: minor },
		{ name: 'lcr', type: optional('double') },
	],
} as const;

const changeFields = [
	{ name: 'hqlaChange', type: minor },
	{ name: 'netCashOutflowsChange', type: minor },
	/** Change of the ratio at 10⁻⁹: whole, so that changes add up exactly. */
	{ name: 'ratioChange', type: 'long' },
] as const;

/** One event, or several of one minute that were measured together. */
const causeEvent = {
	type: 'record',
	name: 'CauseEvent',
	fields: [
		{ name: 'at', type: instant },
		/** Trade id, payment id, balance id, instrument id, currency, override id; empty for several. */
		{ name: 'subject', type: 'string' },
		{ name: 'text', type: 'string' },
		...changeFields,
	],
} as const;

/** US dollars for one unit, as decimals; null while there was none. */
const rateMove = {
	type: 'record',
	name: 'RateMove',
	fields: [
		{ name: 'currency', type: 'string' },
		{ name: 'before', type: optional('string') },
		{ name: 'after', type: optional('string') },
	],
} as const;

const causeSum = {
	type: 'record',
	name: 'CauseSum',
	fields: [
		{ name: 'group', type: { type: 'enum', name: 'CauseGroup', symbols: CAUSE_GROUPS } },
		{ name: 'code', type: { type: 'enum', name: 'CauseCode', symbols: CAUSE_CODES } },
		/** What tells causes of one code apart: kind of instrument, category, date, override id; empty where nothing does. */
		{ name: 'subject', type: 'string' },
		{ name: 'events', type: 'int' },
		...changeFields,
		/** Of rates: each before the first and after the last event. */
		{ name: 'rates', type: { type: 'array', items: rateMove } },
		/** The largest by what they did to the ratio. */
		{ name: 'largest', type: { type: 'array', items: causeEvent } },
	],
} as const;

/** Key `entityId|from`: what moved the ratio of one entity in one minute of the log, cause by cause; the open minute is written again until it is over. */
export const attributionSchema = {
	type: 'record',
	name: 'Attribution',
	namespace: 'tideline',
	fields: [
		{ name: 'entityId', type: 'string' },
		{ name: 'currency', type: 'string' },
		/** The minute begins; a pause of the log belongs to the record before it. */
		{ name: 'from', type: instant },
		/** End of the minute where it is over, else the time of its newest record. */
		{ name: 'to', type: instant },
		{ name: 'open', type: 'boolean' },
		{ name: 'start', type: figuresAt },
		{ name: 'end', type: 'tideline.FiguresAt' },
		{ name: 'causes', type: { type: 'array', items: causeSum } },
	],
} as const;

export type FiguresAt = FromAvro<typeof figuresAt>;
export type CauseEvent = FromAvro<typeof causeEvent>;
export type RateMove = FromAvro<typeof rateMove>;
export type CauseSum = FromAvro<typeof causeSum>;
/** What one minute of the log has done to a ratio. */
export interface Attribution {
	entityId: string;
	currency: string;
	from: number;
	to: number;
	open: boolean;
	start: FiguresAt;
	end: FiguresAt;
	causes: CauseSum[];
}
