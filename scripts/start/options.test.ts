import { describe, expect, it } from 'vitest';
import { SCENARIOS as SIMULATED } from '../../apps/simulator/src/day/scenario.ts';
import { parseOptions, SCENARIOS, simulatorEnv } from './options.ts';
import { UsageError } from './usage-error.ts';

const parse = (args: string[], env: NodeJS.ProcessEnv = {}) => parseOptions(args, env, '/checkout');

describe('an option that cannot be', () => {
	it.each([
		[['--port', '99999'], '--port takes a whole number from 0 to 65535, not "99999"'],
		[['--rate', '1e3'], '--rate takes a whole number from 0 to 20000, not "1e3"'],
		[['--rate', '-5'], '--rate takes a value, which cannot begin with "-"; npm start -- --help lists the options'],
		[['--rate='], '--rate takes a whole number from 0 to 20000, not ""'],
		[['--scenario', 'boom'], '--scenario takes calm, squeeze, breach, not "boom"'],
		[['--data='], '--data takes a value, not ""'],
		[['--seed', ''], '--seed takes a value, not ""'],
		[['--data'], "Option '--data <value>' argument missing; npm start -- --help lists the options"],
		[['--kafka', '--normalisers', '5'], '--normalisers takes a whole number from 1 to 4, not "5"'],
		[['--standby'], '--standby needs --kafka: on the embedded log one process does it all'],
		[['--speed'], "Unknown option '--speed'; npm start -- --help lists the options"],
		[['squeeze'], "Unexpected argument 'squeeze'; npm start -- --help lists the options"],
	])('%j is refused in the words of the one who wrote it', (args, line) => {
		expect(() => parse(args)).toThrow(new UsageError(line));
	});

	it('a variable is called by its own name', () => {
		expect(() => parse([], { PORT: '99999' })).toThrow('PORT takes a whole number from 0 to 65535, not "99999"');
	});
});

describe('options', () => {
	it('go before variables, and an empty variable is none', () => {
		expect(parse(['--port', '9000'], { PORT: '1', HOST: '' })).toMatchObject({ port: 9_000, host: '127.0.0.1' });
		expect(parse([], { PORT: '' })).toMatchObject({ port: 8_080 });
	});

	it('choose Kafka, as KAFKA_BROKERS does', () => {
		expect(parse(['--kafka']).kafka).toBe(true);
		expect(parse([], { KAFKA_BROKERS: '127.0.0.1:9092' }).kafka).toBe(true);
		expect(parse([], { KAFKA_BROKERS: '' }).kafka).toBe(false);
	});

	it('do not promise to delete what is on a Kafka of others', () => {
		expect(() => parse(['--fresh'], { KAFKA_BROKERS: 'b:9092' })).toThrow(UsageError);
		expect(parse(['--fresh', '--kafka']).fresh).toBe(true);
	});

	it('name a folder from the checkout', () => {
		expect(parse([]).data).toBe('/checkout/.data');
		expect(parse(['--data', 'day']).data).toBe('/checkout/day');
		expect(parse(['--data', '/tmp/day']).data).toBe('/tmp/day');
	});

	it('name every scenario that the simulator knows', () => {
		expect(SCENARIOS).toEqual(SIMULATED);
	});

	it('tell the simulator only what was asked for', () => {
		expect(simulatorEnv(parse([]))).toEqual({ SCENARIO: 'calm' });
		expect(simulatorEnv(parse(['--rate', '0', '--seed', 'x']))).toEqual({ SCENARIO: 'calm', RATE: '0', SEED: 'x' });
	});
});
