import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenedLog, openEventLog, TAKEN_OVER_EXIT_CODE, TOPICS } from '@tideline/event-log';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { startProcess } from '../../../scripts/start/app-process.ts';
import { type SupervisedProcess, supervise } from '../../../scripts/start/supervise.ts';

const kafka = inject('kafka');
const { bootstrap = '', registryUrl = '' } = kafka ?? {};
const WITHIN = { timeout: 60_000, interval: 100 };
const MAIN = new URL('../../../apps/simulator/src/main.ts', import.meta.url).pathname;
const TAKEN_OVER = `code ${TAKEN_OVER_EXIT_CODE}`;

describe.skipIf(kafka === null)('two systems on one cluster, each with a simulator that is started again', { timeout: 180_000 }, () => {
	let dir: string;
	let log: OpenedLog;
	let env: Record<string, string>;
	beforeAll(async () => {
		dir = await mkdtemp(join(tmpdir(), 'tideline-two-simulators-'));
		const cluster = { KAFKA_BROKERS: bootstrap, SCHEMA_REGISTRY_URL: registryUrl };
		env = { ...cluster, KAFKA_TOPIC_PREFIX: `${randomUUID()}.`, HISTORY_RATE: '0', RATE: '20', LOG_FILE: join(dir, 'simulator.log') };
		log = openEventLog(env);
		await log.ensureTopics(TOPICS);
	});
	afterAll(async () => {
		await log?.close();
		await rm(dir, { recursive: true });
	});

	/** One system's simulator, supervised as `npm start -- --kafka` does. */
	function system() {
		const ends: string[] = [];
		const said: string[] = [];
		let running: SupervisedProcess | null = null;
		const supervised = supervise({
			start() {
				running = startProcess(MAIN, { ...process.env, ...env }, (line) => said.push(line));
				void running.ended.then((ended) => ends.push(ended));
				return running;
			},
			wait: () => Promise.resolve(),
			now: performance.now.bind(performance),
			isFinal: (ended) => ended === TAKEN_OVER,
			onRestart: () => undefined,
		});
		return { ends, said, supervised };
	}
	const written = async () => (await log.ends(['market.prices'])).reduce((sum, { high }) => sum + high, 0);
	async function more(): Promise<void> {
		const before = await written();
		await vi.waitFor(async () => expect(await written()).toBeGreaterThan(before + 20), WITHIN);
	}

	test('the one that is fenced says why and what to do, and ends for good; the other one goes on', async () => {
		const systems = [system()];
		try {
			await more();
			systems.push(system());
			await vi.waitFor(() => expect(systems.flatMap(({ ends }) => ends)).toContain(TAKEN_OVER), WITHIN);
			await more();
			const [loser, winner] = systems.sort((a, b) => Number(b.ends.includes(TAKEN_OVER)) - Number(a.ends.includes(TAKEN_OVER)));
			expect(loser?.ends.at(-1)).toBe(TAKEN_OVER);
			expect(loser?.said.at(-1)).toMatch(/another simulator has taken over this log .* start the others with --no-simulator/);
			expect(winner?.ends).not.toContain(TAKEN_OVER);
		} finally {
			await Promise.all(systems.map(({ supervised }) => supervised.stop(5_000)));
		}
	});
});
