import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { formatMinor, type Minor, minor, parseMinor } from '../money.ts';
import { type IntradayPayment, intradayIndicators } from './intraday.ts';

const amount = z.string().transform((text) => parseMinor(text, 'USD'));
const timed = z
	.tuple([z.string(), z.enum(['sent', 'received']), amount])
	.rest(z.enum(['ancillary', 'time-specific', 'on-behalf-of-customer']));
/** The worked example of BCBS 248 Annex 1, with where its figures come from. */
const workedExample = z.object({
	name: z.string(),
	source: z.string(),
	input: z.object({ centralBankReserves: amount, eligibleCollateral: amount, payments: z.array(timed) }),
	expected: z.object({ throughputPercent: z.record(z.string(), z.number()) }).catchall(z.string()),
});
const { source, input, expected } = workedExample.parse(
	JSON.parse(readFileSync(`${import.meta.dirname}/cases/intraday-bcbs248.json`, 'utf8')),
);

const instant = (time: string) => Date.parse(`2026-11-20T${time}:00Z`);
const KINDS = { ancillary: 'ANCILLARY', 'time-specific': 'TIME_SPECIFIC', 'on-behalf-of-customer': 'ON_BEHALF' } as const;
const payments = input.payments.map(
	([time, way, value, kind]): IntradayPayment => ({
		at: instant(time),
		amount: way === 'sent' ? minor(-value) : value,
		...(kind && { kind: KINDS[kind] }),
	}),
);
const { centralBankReserves, eligibleCollateral } = input;
const hours = Object.keys(expected.throughputPercent);
const day = { payments, sources: { centralBankReserves, eligibleCollateral }, hours: hours.map(instant) };

describe('the intraday monitoring tools', () => {
	test(`give the figures of the worked example: ${source}`, () => {
		const { throughput, ...figures } = intradayIndicators(day);
		const text = (value: Minor) => formatMinor(value, 'USD');
		const { throughputPercent, ...amounts } = expected;
		expect({
			largestNegativeNetCumulative: text(figures.largestNegative),
			largestPositiveNetCumulative: text(figures.largestPositive),
			availableAtStart: text(figures.availableAtStart),
			totalSent: text(figures.totalSent),
			totalReceived: text(figures.totalReceived),
			timeSpecific: text(figures.timeSpecific),
			onBehalfOfCustomers: text(figures.onBehalf),
			customerCreditLineUsed: text(figures.creditUsed),
		}).toEqual(amounts);
		expect(throughput.map(({ share }) => Math.round((share ?? 0) * 10_000) / 100)).toEqual(Object.values(throughputPercent));
	});

	test('do not depend on the order in which payments are told, and usage never begins at a balance', () => {
		const some = fc.array(fc.record({ at: fc.nat(9), amount: fc.integer({ min: -500, max: 500 }) }), { maxLength: 12 });
		fc.assert(
			fc.property(some, (told) => {
				const list = told.map(({ at, amount: value }) => ({ at, amount: minor(value) }));
				const asked = { sources: {}, hours: [4] };
				const figures = intradayIndicators({ ...asked, payments: list });
				expect(intradayIndicators({ ...asked, payments: list.toReversed() })).toEqual(figures);
				expect(figures.largestNegative).toBeLessThanOrEqual(Math.min(0, figures.totalReceived - figures.totalSent));
				expect(figures.largestPositive).toBeGreaterThanOrEqual(Math.max(0, figures.totalReceived - figures.totalSent));
			}),
		);
	});

	test('have no throughput while nothing is sent', () => {
		expect(intradayIndicators({ payments: [{ at: 1, amount: minor(5) }], sources: {}, hours: [2] })).toMatchObject({
			...{ totalSent: 0, totalReceived: 5, largestNegative: 0, largestPositive: 5 },
			throughput: [{ at: 2, sent: 0, share: null }],
		});
	});
});
