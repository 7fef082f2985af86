import { ecsFormat } from '@elastic/ecs-pino-format';
import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';
import type { Scenario } from './day/scenario.ts';

/** Everything of note that happens to a running day. `at`: where the day stands, ms since the epoch; `slices`: how many it has. */
export interface SimulatorEvents {
	opened?(at: number): void;
	resumed?(at: number, slices: number): void;
	caughtUp?(at: number, slices: number): void;
	scenarioChanged?(scenario: Scenario): void;
}

/** What happens to the process besides. */
interface ProcessEvents {
	stopped(): void;
	failed(error: unknown): void;
}

export function createLogger({ LOG_LEVEL, LOG_FILE }: Pick<Config, 'LOG_LEVEL' | 'LOG_FILE'>): Logger {
	const destination = pino.destination({ dest: LOG_FILE ?? 1, append: true, mkdir: true, sync: true });
	return pino({ ...ecsFormat(), name: 'simulator', level: LOG_LEVEL }, destination);
}

export function createSimulatorEvents(logger: Logger): Required<SimulatorEvents> & ProcessEvents {
	const say = (action: string, text: string, fields: object = {}) => logger.info({ event: { action }, ...fields }, text);
	const iso = (at: number) => new Date(at).toISOString();
	return {
		opened: (at) => say('day-opened', 'opened a day', { at: iso(at) }),
		resumed: (at, slices) => say('day-resumed', 'continues a day', { at: iso(at), slices }),
		caughtUp: (at, slices) => say('simulator-caught-up', 'caught up with the clock', { at: iso(at), slices }),
		scenarioChanged: (scenario) => say('scenario-changed', 'scenario changed', { scenario }),
		stopped: () => say('simulator-stopped', 'stopped'),
		failed: (error) => logger.fatal({ event: { action: 'simulator-failed' }, err: error }, 'the simulator has stopped'),
	};
}
