import { MAX_AMOUNT } from '@tideline/domain';
import { DESK_TOPICS } from '@tideline/event-log';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentedExamples, framed, logRecord, referenceIndex } from '../../tests/desk-fixtures.ts';
import { normalise } from './normalise.ts';

const reference = referenceIndex();
const examples = documentedExamples();
const topics = fc.constantFrom(...DESK_TOPICS);

/** Never throws, and always gives a trade or a whole dead letter. */
function survives(topic: string, value: Uint8Array): boolean {
	const result = normalise(logRecord(topic, value), reference);
	return result.kind === 'trade' || (result.rejected.message.length > 0 && result.rejected.value === value);
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
