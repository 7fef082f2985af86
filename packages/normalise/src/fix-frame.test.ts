import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentedExamples, framed } from './desk-messages.fixture.ts';
import { parseFix } from './fix.ts';
import { reframeFix } from './fix-frame.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const text = (message: Uint8Array) => Buffer.from(message).toString('latin1');
const whole = documentedExamples().get('ems.equity') as string;

describe('reframeFix', () => {
	it('leaves a message whose frame fits as it is', () => {
		expect(reframeFix(bytes(whole))).toEqual({ message: bytes(whole), changed: [] });
	});
	it('counts and sums anew after a change of the body, and says what was and what is', () => {
		const body = '35=8\x0155=ABC';
		const { message, changed } = reframeFix(bytes(framed(body).replace('55=ABC', '55=ABCD')));
		expect(text(message)).toBe(framed('35=8\x0155=ABCD'));
		expect(changed.map(({ tag, after }) => [tag, after])).toEqual([
			['9', '13'],
			['10', text(message).slice(-4, -1)],
		]);
		expect(parseFix(text(message))).toHaveLength(5);
	});
	it('adds what is missing: the length, the sum, the last SOH', () => {
		const { message, changed } = reframeFix(bytes('8=FIX.4.4\x0135=8\x0155=ABC'));
		expect(text(message)).toBe(framed('35=8\x0155=ABC'));
		expect(changed.map(({ tag, before }) => [tag, before])).toEqual([
			['9', null],
			['10', null],
		]);
	});
	it('leaves what is no FIX as it is, byte for byte', () => {
		fc.assert(
			fc.property(fc.uint8Array(), (message) => {
				fc.pre(!text(message).startsWith('8='));
				expect(reframeFix(message).message).toBe(message);
			}),
		);
	});
	it('counts bytes, also of what is not ASCII', () => {
		const { message } = reframeFix(Buffer.from('8=FIX.4.4\x0158=Zürich\x0110=000\x01'));
		expect(text(message)).toContain(`\x019=${'58=Zürich\x01'.length + 1}\x01`);
	});
	it('done twice changes nothing more', () => {
		fc.assert(
			fc.property(fc.uint8Array(), (tail) => {
				const once = reframeFix(Buffer.concat([bytes('8=FIX.4.4\x01'), tail])).message;
				expect(reframeFix(once).changed).toEqual([]);
			}),
		);
	});
});
