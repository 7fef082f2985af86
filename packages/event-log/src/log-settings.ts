import { z } from 'zod';
import { kafkaSettings } from './kafka/config.ts';
import { registrySettings } from './registry/registry-config.ts';

/** Which log a process uses, and how: part of the settings of every app. */
export const logSettings = z.object({
	TIDELINE_LOG: z.string().min(1).optional().describe('path of the embedded log; not used with KAFKA_BROKERS'),
	TIDELINE_LOG_SURVIVES: z.enum(['process', 'power']).default('process').describe('what an append outlives: the process, or a power cut'),
	...kafkaSettings.shape,
	KAFKA_BROKERS: kafkaSettings.shape.KAFKA_BROKERS.optional(),
	...registrySettings.shape,
	SCHEMA_REGISTRY_URL: registrySettings.shape.SCHEMA_REGISTRY_URL.optional(),
});
