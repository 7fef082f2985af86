import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FOLD_TOPICS } from '@tideline/engine';
import { openCodecs, openSqliteLog, TOPICS } from '@tideline/event-log';
import { type BenchRow, time } from './harness.ts';
import { writeDay } from './restart-log.ts';

const POSITIONS = 100_000;
const TRADES = 1_000_000;

/** As `npm start` has it: a second process does not strip types again. */
const NODE_COMPILE_CACHE = join(import.meta.dirname, '../../node_modules/.cache/node-compile');

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
	const cold = await engine(logPath, checkpoint);
	const pass = await time(1, () => readAll(log), 3);
	const warm = await engine(logPath, checkpoint);
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

async function readAll(log: ReturnType<typeof openSqliteLog>): Promise<number> {
	let read = 0;
	for await (const { records, caughtUp } of log.read({ topics: FOLD_TOPICS, from: 'start', signal: new AbortController().signal })) {
		read += records.length;
		if (caughtUp) break;
	}
	return read;
}

/** Starts an engine, stops it when it is ready, and waits until it has ended, its checkpoint written. */
async function engine(logPath: string, checkpoint: string): Promise<{ seconds: number; megabytes: number; peak: number }> {
	const started = process.hrtime.bigint();
	const child = fork(new URL('restart-engine.ts', import.meta.url), [logPath, checkpoint], { env: { ...process.env, NODE_COMPILE_CACHE } });
	const [{ megabytes }] = await once(child, 'message');
	const seconds = Number(process.hrtime.bigint() - started) / 1e9;
	child.send('stop');
	const [{ peak }] = await once(child, 'message');
	await once(child, 'exit');
	return { seconds, megabytes, peak };
}
