import type { SchemaRegistry } from './avro/registry.ts';
import type { EventLog } from './event-log.ts';
import { KafkaConfigError, readKafkaConfig } from './kafka/config.ts';
import { openKafkaLog } from './kafka/kafka-log.ts';
import { type LogEvents, NO_LOG_EVENTS } from './log-events.ts';
import { openConfluentRegistry } from './registry/confluent-registry.ts';
import { RegistryConfigError, readRegistryConfig } from './registry/registry-config.ts';
import { openSqliteLog } from './sqlite/sqlite-log.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export class LogConfigError extends Error {
	override readonly name = 'LogConfigError';
}

/** A log and where the schemas of its records live. */
export interface OpenedLog extends EventLog {
	readonly registry: SchemaRegistry;
}

/**
 * The log that the environment names: Kafka where `KAFKA_BROKERS` is set (`docs/kafka.md`), else the embedded one at `TIDELINE_LOG`.
 * @throws LogConfigError when none is named or a setting is wrong, and what the embedded adapter throws.
 */
export function openEventLog(env: Environment, events: LogEvents = NO_LOG_EVENTS): OpenedLog {
	return env.KAFKA_BROKERS ? openKafka(env, events) : openEmbedded(env, events);
}

function openKafka(env: Environment, events: LogEvents): OpenedLog {
	try {
		const registry = readRegistryConfig(env);
		const log = openKafkaLog({ config: readKafkaConfig(env), events });
		return Object.assign(log, { registry: openConfluentRegistry({ ...registry, onWaiting: events.registryWaiting }) });
	} catch (error) {
		if (error instanceof KafkaConfigError || error instanceof RegistryConfigError) throw new LogConfigError(error.message);
		throw error;
	}
}

function openEmbedded(env: Environment, { maintenanceFailed }: LogEvents): OpenedLog {
	const path = env.TIDELINE_LOG;
	if (path === undefined || path === '') throw new LogConfigError('set TIDELINE_LOG to the path of the log file, or KAFKA_BROKERS');
	const survives = env.TIDELINE_LOG_SURVIVES ?? 'process';
	if (survives !== 'process' && survives !== 'power')
		throw new LogConfigError(`TIDELINE_LOG_SURVIVES is "${survives}", expected process or power`);
	return openSqliteLog({ path, survives, onMaintenanceError: maintenanceFailed });
}
