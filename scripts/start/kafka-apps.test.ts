import { describe, expect, it } from 'vitest';
import { planApps } from './kafka-apps.ts';
import { parseOptions } from './options.ts';

const BFF = { port: 8_080, webRoot: '/web' };
const plan = (args: string[], env: NodeJS.ProcessEnv = {}) => planApps(parseOptions(['--kafka', ...args], {}, '/checkout'), env, BFF);
const names = (args: string[]) => plan(args).map(({ name }) => name);

describe('the processes on Kafka', () => {
	it('are one of each, normaliser and engine apart', () => {
		expect(names([])).toEqual(['simulator', 'normaliser', 'engine', 'bff']);
		expect(plan([]).map(({ env }) => env.TIDELINE_ROLE)).toEqual([undefined, 'normaliser', 'folder', undefined]);
	});

	it('are as many normalisers as are asked for, and an engine that stands by', () => {
		expect(names(['--normalisers', '2', '--standby', '--no-simulator'])).toEqual([
			'normaliser',
			'normaliser 2',
			'engine',
			'standby engine',
			'bff',
		]);
	});

	it('do not write the checkpoints of each other', () => {
		const files = (checkpoint: string) =>
			plan(['--standby'], { TIDELINE_CHECKPOINT: checkpoint })
				.filter(({ name }) => name.endsWith('engine'))
				.map(({ env }) => env.TIDELINE_CHECKPOINT);
		expect(files('/fold')).toEqual([undefined, '/fold.standby']);
		expect(files('off')).toEqual([undefined, undefined]);
	});
});
