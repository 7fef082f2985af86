import { SettingsError } from '@tideline/event-log';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('configuration', () => {
	it('names every variable that is wrong', () => {
		expect(() => readConfig({ PORT: '70000', KAFKA_BROKERS: 'no port' })).toThrow(/PORT.*KAFKA_BROKERS/);
	});
	it('refuses to serve beyond this machine while nobody signs in', () => {
		for (const HOST of ['0.0.0.0', '::', '192.168.1.4', 'tideline.example', '127.0.0.1.example']) {
			expect(() => readConfig({ HOST })).toThrow(SettingsError);
		}
	});
	it('bounds the index of trades, two million by default', () => {
		expect(() => readConfig({ MAX_INDEXED_TRADES: '10' })).toThrow(/MAX_INDEXED_TRADES/);
		expect(readConfig({}).maxIndexedTrades).toBe(2_000_000);
		expect(readConfig({ MAX_INDEXED_TRADES: '5000' }).maxIndexedTrades).toBe(5_000);
	});
	it('serves loopback by default', () => {
		expect(readConfig({})).toMatchObject({ host: '127.0.0.1', port: 8_080, webRoot: null });
		expect(readConfig({ HOST: '::1', PORT: '0' })).toMatchObject({ host: '::1', port: 0 });
	});
});
