import { ecsFormat } from '@elastic/ecs-pino-format';
import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';
import type { SimulatorEvents } from './run/simulator.ts';

export function createLogger({ LOG_LEVEL, LOG_FILE }: Pick<Config, 'LOG_LEVEL' | 'LOG_FILE'>): Logger {
	const destination = pino.destination({ dest: LOG_FILE ?? 1, append: true, mkdir: true, sync: true });
	return pino({ ...ecsFormat(), name: 'simulator', level: LOG_LEVEL }, destination);
}

/** One function an event of the simulator. */
export function simulatorEvents(logger: Logger): Required<SimulatorEvents> & { stopped(): void; failed(error: unknown): void } {
	const iso = (at: number) => new Date(at).toISOString();
	return {
		opened: (at) => logger.info({ at: iso(at) }, 'opened a day'),
		resumed: (at, slices) => logger.info({ at: iso(at), slices }, 'continues a day'),
		caughtUp: (at, slices) => logger.info({ at: iso(at), slices }, 'caught up with the clock'),
		scenarioChanged: (scenario) => logger.info({ scenario }, 'scenario changed'),
		stopped: () => logger.info('stopped'),
		failed: (error) => logger.error({ err: error }, 'failed'),
	};
}
