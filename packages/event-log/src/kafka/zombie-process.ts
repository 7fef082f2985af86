import { writeSync } from 'node:fs';
import { argv } from 'node:process';
import { record } from '../contract/reading.ts';
import { FencedError } from '../errors.ts';
import { openLog } from './contract-adapter.ts';

/** Run by `faults.kafka.test.ts` as a process of its own: an owner that commits until it is fenced, and says each step. */
const [, , location = '', topic = '', transactionalId = '', batchSize = ''] = argv;
const log = await openLog(location);
const transactor = await log.openTransactor(transactionalId);
try {
	for (let batch = 0; ; batch++) {
		await transactor.commit({ records: Array.from({ length: Number(batchSize) }, (_, i) => record(topic, `zombie:${batch}:${i}`)) });
		// Written at once: a paused process keeps nothing back.
		writeSync(1, `${batch}\n`);
	}
} catch (error) {
	writeSync(1, error instanceof FencedError ? 'fenced\n' : `failed: ${String(error)}\n`);
}
await log.close();
