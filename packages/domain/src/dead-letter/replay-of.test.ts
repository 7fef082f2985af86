import { describe, expect, it } from 'vitest';
import { formatPlace, parsePlace, REPLAY_OF_HEADER, replayOf } from './replay-of.ts';

describe('replayOf', () => {
	const record = (header: string, topic = 'oms.bond') => ({ topic, headers: { [REPLAY_OF_HEADER]: header } });
	it('reads the place of the rejected message', () => {
		const place = { topic: 'oms.bond', partition: 2, offset: 418_306 };
		expect(replayOf(record(formatPlace(place)))).toEqual(place);
	});
	it('takes a message without the header, or with another topic in it, for no replay', () => {
		expect(replayOf({ topic: 'oms.bond', headers: {} })).toBeNull();
		expect(replayOf(record('oms.fx/2/3'))).toBeNull();
	});
	it.each(['', 'oms.bond', 'oms.bond/2', 'oms.bond/-1/2', 'oms.bond/1/2/3', 'oms.bond/1/9999999999999999', '../x/1/2'])(
		'takes %j for no place',
		(text) => expect(parsePlace(text)).toBeNull(),
	);
});
