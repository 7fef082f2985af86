import { SettingsError } from '@tideline/event-log';
import { describe, expect, it } from 'vitest';
import { checkpointPath, readConfig } from './config.ts';

const path = (env: Record<string, string>) => checkpointPath(readConfig(env));
const kafka = { KAFKA_BROKERS: '127.0.0.1:9092' };

describe('the settings of the engine', () => {
	it('are refused with the name of each that is wrong', () => {
		expect(() => readConfig({ LOG_LEVEL: 'loud', KAFKA_ACKS: '7' })).toThrow(SettingsError);
		expect(() => readConfig({ LOG_LEVEL: 'loud', KAFKA_ACKS: '7' })).toThrow(/LOG_LEVEL.*KAFKA_ACKS/);
	});

	it('put the checkpoint beside the embedded log, and nowhere on Kafka unless a file is named', () => {
		expect(path({ TIDELINE_LOG: '/a.db' })).toBe('/a.db.checkpoint');
		expect(path({ TIDELINE_LOG: ':memory:' })).toBeUndefined();
		expect(path({ TIDELINE_LOG: '/a.db', TIDELINE_CHECKPOINT: 'off' })).toBeUndefined();
		expect(path({ ...kafka, TIDELINE_LOG: '/a.db' })).toBeUndefined();
		expect(path({ ...kafka, TIDELINE_CHECKPOINT: '/b' })).toBe('/b');
	});
});
