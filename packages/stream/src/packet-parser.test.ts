import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { BadPacketError, FRAME_EVENT, packetParser } from './packet-parser.ts';

const EVENT = 2;
const nsp = '/';
const encode = (packet: object) => new packetParser.Encoder().encode({ type: EVENT, nsp, ...packet })[0];

function decode(...messages: unknown[]) {
	const decoder = new packetParser.Decoder();
	const packets: unknown[] = [];
	decoder.on('decoded', (packet) => void packets.push(packet));
	for (const message of messages) decoder.add(message);
	return packets;
}

/** What JSON gives back as it was. */
const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);

describe('packets of the socket', () => {
	it('refuse every text that is no packet, with one kind of error', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.string().map((text) => `2${text}`),
					json.map((value) => `${JSON.stringify(value)}`),
				),
				(text) => {
					try {
						decode(text);
					} catch (error) {
						expect(error).toBeInstanceOf(BadPacketError);
					}
				},
			),
		);
	});
	it.each([
		['nothing', ''],
		['another kind', '9[]'],
		['an acknowledgement', '3["x"]'],
		['the head of a packet with attachments', '51-["frame",{"_placeholder":true,"num":0}]'],
		['a declared number of attachments past all memory', '599999999999-["frame"]'],
		['an event that asks to be acknowledged', '212["subscribe",{}]'],
		['an event of another namespace', '2/admin,["subscribe",{}]'],
		['an event that is cut off', '2["subscribe",{"id":"a"'],
		['an event without a name', '2[]'],
		['an event whose name is a number', '2[5]'],
		['an event that is an object', '2{"0":"subscribe"}'],
		['a name that would pretend a disconnect', '2["disconnect","transport close"]'],
		['a connect that is a list', '0[]'],
		['a disconnect with a payload', '1{}'],
		['an error that is a word', '4"no"'],
		['neither text nor bytes', { base64: 'AAAA' }],
		['nothing at all', undefined],
	])('refuse %s', (_, message) => {
		expect(() => decode(message)).toThrow(BadPacketError);
	});
	it('give nothing to a listener that has gone, or after the connection', () => {
		const decoder = new packetParser.Decoder();
		const [gone, left] = [vi.fn(), vi.fn()];
		decoder.on('decoded', gone);
		decoder.on('decoded', left);
		decoder.removeListener('decoded', gone);
		decoder.destroy();
		decoder.add('1');
		expect([gone, left].map((listener) => listener.mock.calls.length)).toEqual([0, 0]);
	});
	it('cannot be other than the protocol has', () => {
		expect(() => encode({ data: ['subscribe'], id: 7 })).toThrow(RangeError);
		expect(() => encode({ data: ['subscribe'], nsp: '/admin' })).toThrow(RangeError);
	});
	it('carry a frame as one message of its own bytes, uncopied', () => {
		const bytes = new Uint8Array([1, 2, 3]);
		expect(encode({ data: [FRAME_EVENT, bytes] })).toBe(bytes);
	});
	it('give back a frame from a browser’s buffer and from a server’s bytes, whatever they hold', () => {
		fc.assert(
			fc.property(fc.uint8Array(), (bytes) => {
				const message = encode({ data: [FRAME_EVENT, bytes] });
				const packet = { type: EVENT, nsp, data: [FRAME_EVENT, bytes] };
				expect(decode(message, Uint8Array.from(bytes).buffer)).toEqual([packet, packet]);
			}),
		);
	});
	it('give back every event as it was', () => {
		const name = fc.constantFrom('subscribe', 'subscribed', 'ack', 'unsubscribe', '__proto__', FRAME_EVENT, '');
		fc.assert(
			fc.property(name, fc.array(json), (event, message) => {
				const packet = { type: EVENT, nsp, data: [event, ...message] };
				expect(decode(encode(packet))).toEqual([packet]);
			}),
		);
	});
	it.each([[{ type: 0, nsp }], [{ type: 0, nsp, data: { sid: 'a' } }], [{ type: 1, nsp }], [{ type: 4, nsp, data: { message: 'no' } }]])(
		'give back %j',
		(packet) => {
			expect(decode(encode(packet))).toEqual([packet]);
		},
	);
});
