import { setImmediate as nextTurn } from 'node:timers/promises';

/** Records that are decoded before others have their turn: some milliseconds of the thousands of a week. */
const SLICE = 100;

/** Records one by one as they are decoded, with a turn for everything else in between. */
export async function decodeInTurns<T>(records: readonly Uint8Array[], decode: (record: Uint8Array) => T): Promise<T[]> {
	const decoded: T[] = [];
	for (let place = 0; place < records.length; place += SLICE) {
		if (place > 0) await nextTurn();
		decoded.push(...records.slice(place, place + SLICE).map(decode));
	}
	return decoded;
}
