import { writeSync } from 'node:fs';
import { argv } from 'node:process';
import { type LogModule, TOPIC_A, TOPIC_B } from './home.ts';
import { record } from './reading.ts';

/** Run by the suite as a process of its own; see `child.ts`. */
const [, , adapterModule = '', location = '', name = '', batches = '', batchSize = ''] = argv;
const adapter: LogModule = await import(adapterModule);
const log = await adapter.openLog(location);
for (let batch = 0; batch < Number(batches); batch++) {
	const records = Array.from({ length: Number(batchSize) }, (_, i) =>
		record(i % 4 === 0 ? TOPIC_B : TOPIC_A, `${name}:${batch}:${i}`, { key: `${name}-${i}` }),
	);
	await log.append(records);
	// Written at once, not through a stream that a kill would empty.
	writeSync(1, `${batch}\n`);
}
await log.close();
