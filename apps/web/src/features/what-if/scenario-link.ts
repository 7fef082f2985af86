import { MAX_SHOCKS, type Shock, shockSchema } from '@tideline/domain';

/** One shock of a scenario; one that is off stays in the list and does nothing. */
export interface ScenarioItem {
	readonly shock: Shock;
	readonly off: boolean;
}

/** What a link says of a scenario, or what is wrong with the link. */
export type Scenario =
	| { readonly kind: 'scenario'; readonly items: readonly ScenarioItem[] }
	| { readonly kind: 'broken'; readonly why: string };

const BETWEEN_SHOCKS = '!';
const BETWEEN_FIELDS = '~';
const OFF = '-';

/** The fields of each kind of shock in the order in which a link has them. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
	'run-off': ['on', 'by', 'value'],
	ratings: ['on', 'notches'],
	prices: ['on', 'percent'],
	fx: ['currency', 'percent'],
	facility: ['on', 'amount', 'currency'],
	counterparty: ['party'],
	buy: ['level', 'subclass', 'marketValue', 'currency'],
	sell: ['level', 'subclass', 'marketValue', 'currency'],
	repo: ['level', 'subclass', 'marketValue', 'currency', 'cash', 'days', 'counterparty'],
	'reverse-repo': ['level', 'subclass', 'marketValue', 'currency', 'cash', 'days'],
	borrow: ['line', 'amount', 'currency', 'days'],
	lend: ['line', 'amount', 'currency', 'days'],
};
const WHOLE_NUMBERS: ReadonlySet<string> = new Set(['notches', 'days']);
const TRADES: ReadonlySet<string> = new Set(['buy', 'sell', 'repo', 'reverse-repo', 'borrow', 'lend']);

/** A scenario as a link carries it: `run-off~RETAIL~points~5!-fx~GBP~-5`. */
export function scenarioText(items: readonly ScenarioItem[]): string {
	return items.map(({ shock, off }) => `${off ? OFF : ''}${shockText(shock)}`).join(BETWEEN_SHOCKS);
}

function shockText(shock: Shock): string {
	const name = shock.kind === 'trade' ? shock.trade : shock.kind;
	const values: Readonly<Record<string, unknown>> = shock;
	return [name, ...(FIELDS[name] ?? []).map((field) => escaped(String(values[field] ?? '')))].join(BETWEEN_FIELDS);
}

/** Reads a scenario out of a link; nothing is taken of a link that cannot be read whole. */
export function parseScenario(text: string | null): Scenario {
	if (text === null || text === '') return { kind: 'scenario', items: [] };
	const parts = text.split(BETWEEN_SHOCKS);
	if (parts.length > MAX_SHOCKS) return { kind: 'broken', why: `it has ${parts.length} shocks, and ${MAX_SHOCKS} are the most` };
	const items: ScenarioItem[] = [];
	for (const [index, part] of parts.entries()) {
		const off = part.startsWith(OFF);
		const shock = parseShock(off ? part.slice(OFF.length) : part);
		if (typeof shock === 'string') return { kind: 'broken', why: `shock ${index + 1}: ${shock}` };
		items.push({ shock, off });
	}
	return { kind: 'scenario', items };
}

/** What is wrong, in words, where it is no shock. */
function parseShock(text: string): Shock | string {
	const [name = '', ...values] = text.split(BETWEEN_FIELDS);
	const fields = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
	if (fields === undefined) return `there is no shock "${name.slice(0, 40)}"`;
	if (values.length !== fields.length) return `${name} has ${fields.length} fields, not ${values.length}`;
	const kind = TRADES.has(name) ? { kind: 'trade', trade: name } : { kind: name };
	const entries = fields.flatMap((field, index) => {
		const value = unescaped(values[index] ?? '');
		return value === '' ? [] : [[field, WHOLE_NUMBERS.has(field) ? Number(value) : value]];
	});
	const parsed = shockSchema.safeParse({ ...kind, ...Object.fromEntries(entries) });
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	return `${issue?.path.join('.') ?? name}: ${issue?.message ?? 'cannot be read'}`;
}

const escaped = (value: string): string => encodeURIComponent(value).replaceAll('~', '%7E').replaceAll('!', '%21');

function unescaped(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		return value;
	}
}
