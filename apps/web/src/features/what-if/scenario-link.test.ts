import type { Shock } from '@tideline/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseScenario, type ScenarioItem, scenarioText } from './scenario-link.ts';

const SHOCKS: readonly Shock[] = [
	{ kind: 'run-off', on: 'wholesale.non-financial', by: 'points', value: '5' },
	{ kind: 'ratings', on: '2A.corporate', notches: 2 },
	{ kind: 'prices', on: '2B', percent: '-20' },
	{ kind: 'fx', currency: 'GBP', percent: '-5' },
	{ kind: 'facility', on: 'id:Aldgate ~!&% Logistics', amount: '500.0', currency: 'USD' },
	{ kind: 'counterparty', party: 'Nordhaven Bank' },
	{ kind: 'trade', trade: 'buy', level: '1', subclass: 'sovereign', marketValue: '100', currency: 'USD' },
	{ kind: 'trade', trade: 'sell', level: 'none', marketValue: '100', currency: 'USD' },
	{
		...{ kind: 'trade', trade: 'repo', level: '2A', subclass: 'corporate', marketValue: '100', currency: 'USD' },
		...{ cash: '90', days: 7, counterparty: 'BANK' },
	} as Shock,
	{ kind: 'trade', trade: 'lend', line: 'wholesale.financial', amount: '10', currency: 'EUR', days: 30 },
];
const item = fc.record({ shock: fc.constantFrom(...SHOCKS), off: fc.boolean() });

test('a scenario comes back out of its link as it went in', () => {
	fc.assert(
		fc.property(fc.array(item, { maxLength: 20 }), (items: ScenarioItem[]) => {
			const params = new URLSearchParams({ shocks: scenarioText(items) });
			expect(parseScenario(new URLSearchParams(params.toString()).get('shocks'))).toEqual({ kind: 'scenario', items });
		}),
	);
});

test('a link is short enough to be read', () => {
	const shocks = SHOCKS.slice(0, 2).map((shock) => ({ shock, off: false }));
	expect(scenarioText(shocks)).toBe('run-off~wholesale.non-financial~points~5!ratings~2A.corporate~2');
});

test.each([
	['valueOf', 'shock 1: there is no shock "valueOf"'],
	['weather~bad', 'shock 1: there is no shock "weather"'],
	['fx~GBP', 'shock 1: fx has 2 fields, not 1'],
	['fx~GBP~5!ratings~all~many', 'shock 2: notches: Invalid input: expected number, received NaN'],
	['prices~all~-200', 'shock 1: percent: a price falls by 100 % at most'],
	[Array.from({ length: 21 }, () => 'fx~GBP~5').join('!'), 'it has 21 shocks, and 20 are the most'],
])('a broken link says what is wrong: %s', (text, why) => {
	expect(parseScenario(text)).toEqual({ kind: 'broken', why });
});

test('whatever a link says is a scenario or is broken', () => {
	fc.assert(fc.property(fc.string(), (text) => ['scenario', 'broken'].includes(parseScenario(text).kind)));
});
