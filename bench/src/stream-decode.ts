import { FrameDecoder } from '@tideline/stream';

/** What is decoded: the frames of one stream and the same changes as JSON rows. */
export interface DecodeWork {
	snapshot: Uint8Array;
	deltas: readonly Uint8Array[];
	json: readonly string[];
}
/** Milliseconds of one delta, and of `JSON.parse` of its rows: medians of all, which one busy moment does not move. */
export interface DecodeTimes {
	decode: number;
	parse: number;
}

/** Decodes every delta and parses its JSON in turn, as often as `rounds` says after one to warm up; runs in Node and in a page. */
export function decodeTimes({ snapshot, deltas, json }: DecodeWork, rounds: number): DecodeTimes {
	const decoded: number[] = [];
	const parsed: number[] = [];
	for (let round = 0; round <= rounds; round++) {
		const decoder = new FrameDecoder();
		decoder.decode(snapshot);
		for (const [index, bytes] of deltas.entries()) {
			const began = performance.now();
			decoder.decode(bytes);
			const between = performance.now();
			JSON.parse(json[index] as string);
			const ended = performance.now();
			if (round === 0) continue;
			decoded.push(between - began);
			parsed.push(ended - between);
		}
	}
	return { decode: median(decoded), parse: median(parsed) };
}

/** The same in a page, which takes only text. */
export function decodeTimesOfText(work: { snapshot: string; deltas: string[]; json: string[] }, rounds: number): DecodeTimes {
	const bytes = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
	return decodeTimes({ snapshot: bytes(work.snapshot), deltas: work.deltas.map(bytes), json: work.json }, rounds);
}

function median(values: number[]): number {
	return values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
