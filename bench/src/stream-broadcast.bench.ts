import { broadcastRound, type Round, type RoundResult } from './broadcast-server.ts';
import type { BenchRow } from './harness.ts';

const MANY: Omit<Round, 'protocol'> = { clients: 500, stalled: 0, broadcasts: 20, every: 50 };
const HUNDRED: Omit<Round, 'stalled'> = { protocol: 'socket.io', clients: 100, broadcasts: 120, every: 15 };
/** Rounds of each kind, one after the other in turn; the quietest counts, because the machine is not ours alone. */
const ROUNDS = 2;

/** One frame of 10 KB to many clients: against bare `ws`, and with a client among them that reads nothing. */
export async function run(): Promise<BenchRow[]> {
	const [ours, bare] = await inTurn([
		{ ...MANY, protocol: 'socket.io' },
		{ ...MANY, protocol: 'bare' },
	]);
	const [stalled, all] = await inTurn([
		{ ...HUNDRED, stalled: 1 },
		{ ...HUNDRED, stalled: 0 },
	]);
	return [
		{
			name: `broadcast of 10 KB to ${MANY.clients} clients, CPU`,
			value: least(ours, 'cpu'),
			unit: 'ms',
			ratio: { value: least(ours, 'cpu') / least(bare, 'cpu'), against: 'bare ws', target: 1.5, better: 'lower' },
			note: `serving process alone; bare ws ${least(bare, 'cpu').toFixed(2)} ms; best of ${ROUNDS}`,
		},
		{
			name: 'one stalled client of 100, p99 of the others',
			value: least(stalled, 'p99'),
			unit: 'ms',
			ratio: { value: least(stalled, 'p99') / least(all, 'p99'), against: 'none stalled', target: 1.5, better: 'lower' },
			note: `from send to read; none stalled ${least(all, 'p99').toFixed(1)} ms; best of ${ROUNDS}`,
		},
	];
}

/** Rounds of several kinds in turn, so that a busy moment meets all of them. */
async function inTurn(kinds: readonly [Round, Round]): Promise<[RoundResult[], RoundResult[]]> {
	const results: [RoundResult[], RoundResult[]] = [[], []];
	for (let round = 0; round < ROUNDS; round++) {
		for (const [index, kind] of kinds.entries()) results[index]?.push(await broadcastRound(kind));
	}
	return results;
}

function least(results: readonly RoundResult[], figure: 'cpu' | 'p99'): number {
	return Math.min(...results.map((result) => result[figure]));
}
