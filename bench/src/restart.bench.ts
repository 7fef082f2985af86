import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCodecs, openSqliteLog, TOPICS } from '@tideline/event-log';
import { type BenchRow, time } from './harness.ts';
import { readFolded, writeDay } from './restart-log.ts';
import { timedEngine } from './restart-process.ts';

const POSITIONS = 100_000;
const TRADES = 1_000_000;

/** A restart on a log of a million trades against one pass over the topics that are folded. */
export async function run(): Promise<BenchRow[]> {
	const folder = await mkdtemp(join(tmpdir(), 'tideline-restart-'));
	try {
		return await rows(join(folder, 'tideline.db'), join(folder, 'checkpoint'));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function rows(logPath: string, checkpoint: string): Promise<BenchRow[]> {
	const log = openSqliteLog({ path: logPath, maintainEveryMs: 0 });
	await log.ensureTopics(TOPICS);
	const codecs = await openCodecs(log.registry);
	const writing = await time(1, () => writeDay(log, codecs, { positions: POSITIONS, trades: TRADES }));
	const cold = await timedEngine({ TIDELINE_LOG: logPath, TIDELINE_CHECKPOINT: checkpoint });
	const pass = await time(1, () => readFolded(log), 3);
	const warm = await timedEngine({ TIDELINE_LOG: logPath, TIDELINE_CHECKPOINT: checkpoint });
	await log.close();
	const { size } = await stat(checkpoint);
	const sizes = `${TRADES.toLocaleString('en-GB')} trades, ${POSITIONS.toLocaleString('en-GB')} positions`;
	return [
		{
			name: 'one pass over the topics that are folded',
			value: pass.seconds,
			unit: 's',
			note: `${sizes}; written in ${writing.seconds.toFixed(0)} s`,
		},
		{
			name: 'restart from a checkpoint, process to ready',
			value: warm.seconds,
			unit: 's',
			ratio: { value: warm.seconds / pass.seconds, against: 'the pass', target: 3, better: 'lower' },
			note: `checkpoint of ${(size / 1e6).toFixed(0)} MB`,
		},
		{
			name: 'start without one, process to published',
			value: cold.seconds,
			unit: 's',
			note: `${(cold.seconds / pass.seconds).toFixed(1)}× the pass`,
		},
		{
			name: 'memory of the engine when ready',
			value: warm.megabytes,
			unit: 'MB',
			ratio: { value: warm.megabytes / 1_500, against: '1 500 MB', target: 1, better: 'lower' },
			note: `resident; ${cold.megabytes.toFixed(0)} MB without a checkpoint, ${cold.peak.toFixed(0)} MB at most while one was written`,
		},
	];
}
