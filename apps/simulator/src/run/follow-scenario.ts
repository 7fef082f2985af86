import type { EventLog, Positions } from '@tideline/event-log';
import { type Scenario, scenarioCommand } from '../day/scenario.ts';
import { parseControl } from './checkpoint.ts';

/** Tells of every scenario command that comes to `control` until the signal. */
export async function followScenario(
	log: EventLog,
	from: Positions,
	signal: AbortSignal,
	onScenario: (scenario: Scenario) => void,
): Promise<void> {
	for await (const { records } of log.read({ topics: ['control'], from, signal })) {
		for (const record of records) {
			const command = scenarioCommand.safeParse(parseControl(record));
			if (command.success) onScenario(command.data.scenario);
		}
	}
}
