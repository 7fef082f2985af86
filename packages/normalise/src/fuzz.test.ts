import { MAX_AMOUNT, type RejectReason } from '@tideline/domain';
import { DESK_TOPICS } from '@tideline/event-log';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentedExamples, framed, logRecord, referenceIndex, withFields, withTags } from './desk-messages.fixture.ts';
import { normalise } from './normalise.ts';

const reference = referenceIndex();
const examples = documentedExamples();
const topics = fc.constantFrom(...DESK_TOPICS);

/** Faults of a message as a whole: every other one is at a field. */
const OF_THE_WHOLE: ReadonlySet<RejectReason> = new Set([
	'NOT_JSON',
	'NOT_FIX',
	'BAD_ENCODING',
	'TOO_LARGE',
	'CONTROL_CHARACTER',
	// Nested too deep, too many fields, no object at all.
	'OUT_OF_RANGE',
	'WRONG_TYPE',
]);
/** A trade is no larger than its desk's longest real one, whatever the message says. */
const TRADE_LIMIT = 64 * 1024;

/** Never throws, and always gives a trade of a sane size, or a whole dead letter with a sentence, and a place where there is one. */
function survives(topic: string, value: Uint8Array): boolean {
	const result = normalise(logRecord(topic, value), reference);
	if (result.kind === 'trade') return JSON.stringify(result.trade).length < TRADE_LIMIT;
	const { reason, message, path, position, value: kept } = result.rejected;
	const placed = path !== '' || OF_THE_WHOLE.has(reason);
	const inside = position === null || (position >= 0 && position <= value.length);
	return kept === value && placed && inside && message.length > 0 && message.length < 250 && !/\p{Cc}/u.test(message);
}

/** Pieces that break parsers. */
const POISON = [
	'"',
	'\\',
	'\\u',
	'{',
	'}',
	'[',
	',',
	':',
	'-',
	'.',
	'e',
	'0',
	'\x00',
	'\x01',
	'|',
	'=',
	'é',
	'\u{1f4a7}',
	' ',
	'\n',
	'null',
	'1e999',
];

describe('any bytes at all', () => {
	it('random bytes never throw', () => {
		fc.assert(fc.property(topics, fc.uint8Array({ maxLength: 300 }), survives));
	});

	it('random JSON never throws', () => {
		fc.assert(fc.property(topics, fc.json(), (topic, json) => survives(topic, Buffer.from(json))));
	});

	it('random FIX fields in a right frame never throw', () => {
		const field = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.string({ maxLength: 12 })).map(([tag, value]) => `${tag}=${value}`);
		const message = fc.array(field, { maxLength: 30 }).map((fields) => framed(['35=8', ...fields].join('\x01')));
		fc.assert(fc.property(fc.constantFrom('ems.equity', 'ems.commodity'), message, (topic, text) => survives(topic, Buffer.from(text))));
	});

	it('a real message with any piece cut, doubled or put in never throws', () => {
		const edit = fc.record({ at: fc.nat(), cut: fc.nat({ max: 40 }), put: fc.constantFrom('', ...POISON) });
		fc.assert(
			fc.property(topics, fc.array(edit, { minLength: 1, maxLength: 4 }), (topic, edits) => {
				let text = examples.get(topic) ?? '';
				for (const { at, cut, put } of edits) {
					const from = at % (text.length + 1);
					text = text.slice(0, from) + put + text.slice(from + cut);
				}
				return survives(topic, Buffer.from(text));
			}),
			{ numRuns: 2_000 },
		);
	});

	it('a real message with any byte changed never throws', () => {
		fc.assert(
			fc.property(topics, fc.nat(), fc.integer({ min: 0, max: 255 }), (topic, at, byte) => {
				const bytes = Buffer.from(examples.get(topic) ?? '');
				bytes[at % bytes.length] = byte;
				return survives(topic, bytes);
			}),
			{ numRuns: 2_000 },
		);
	});

	it('any value in any field never throws', () => {
		const json = DESK_TOPICS.filter((topic) => topic.startsWith('oms.'));
		fc.assert(
			fc.property(fc.constantFrom(...json), fc.nat(), fc.jsonValue(), (topic, at, value) => {
				const message = JSON.parse(examples.get(topic) ?? '') as Record<string, unknown>;
				const names = Object.keys(message);
				message[names[at % names.length] as string] = value;
				return survives(topic, Buffer.from(JSON.stringify(message)));
			}),
			{ numRuns: 1_000 },
		);
	});
});

/** Scalars that look like what a field wants and are not. */
const HOSTILE = [
	...[
		'',
		' ',
		'+5',
		' 5',
		'5 ',
		'0x10',
		'1e5',
		'.5',
		'5.',
		'1_000',
		'1,000',
		'Infinity',
		'NaN',
		'-0',
		'−5',
		'１２３',
		'٣٣',
		'0'.repeat(70_000),
		'9'.repeat(400),
	],
	...[
		'2026-1-1',
		'+002026-11-20',
		'２０２６-11-20',
		'0000-01-01',
		'2026-11-20T24:00:00Z',
		'2026-11-20T23:59:60Z',
		'2026-11-20T09:31:04+99:99',
	],
	...[
		'__proto__',
		'constructor',
		'GBP/ＵＳＤ',
		'gbp',
		'GB00BTD1LT0３',
		'\u202eLDN',
		'LDN\u200b',
		'x'.repeat(1_000),
		'\u{1f4a7}'.repeat(40),
	],
];
const hostile = fc.oneof(fc.constantFrom<unknown>(...HOSTILE, -0, 1e21, Number.MAX_SAFE_INTEGER, true, null), fc.jsonValue());

/** As a FIX field has it; null takes the field out. */
const textOf = (value: unknown): string | null => (value === null || typeof value === 'string' ? value : JSON.stringify(value));

/** Paths of every scalar of a message. */
function leaves(value: object, prefix = ''): string[] {
	return Object.entries(value).flatMap(([name, inner]) =>
		inner !== null && typeof inner === 'object' ? leaves(inner, `${prefix}${name}.`) : [`${prefix}${name}`],
	);
}

describe('hostile values', () => {
	it.each(DESK_TOPICS)('in any fields of %s give a trade of a sane size, or a dead letter that says where', (topic) => {
		const text = examples.get(topic) ?? '';
		const fix = topic.startsWith('ems.');
		const places = fix ? [...new Set(text.split('\x01').map((field) => field.split('=')[0] ?? ''))].slice(2, -2) : leaves(JSON.parse(text));
		const changes = fc.dictionary(fc.constantFrom(...places), hostile, { minKeys: 1, maxKeys: 2 });
		fc.assert(
			fc.property(changes, (changed) => {
				const texts = Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, textOf(value)]));
				return survives(topic, Buffer.from(fix ? withTags(text, texts) : withFields(text, changed)));
			}),
			{ numRuns: 150 },
		);
	});
});

describe('amounts', () => {
	it('are read digit by digit, as a number or as text', () => {
		fc.assert(
			fc.property(fc.bigInt({ min: 1n, max: BigInt(MAX_AMOUNT) }), fc.boolean(), (minor, quoted) => {
				const digits = String(minor).padStart(3, '0');
				const decimal = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
				const message = (examples.get('oms.interbank') ?? '').replace('"25000000.00"', quoted ? `"${decimal}"` : decimal);
				const result = normalise(logRecord('oms.interbank', message), reference);
				expect(result).toMatchObject({ kind: 'trade', trade: { details: { principal: Number(minor) } } });
			}),
		);
	});
});
