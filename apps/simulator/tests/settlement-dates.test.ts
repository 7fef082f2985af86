import { isBusinessDay, parseDay, settlementCalendar } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { simulate, textOf } from './_day.ts';

interface Dated {
	readonly currencies: readonly string[];
	readonly dates: readonly string[];
}

/** The currencies of a message and the dates on which it pays; null for one that was broken on purpose. */
function datesOf(topic: string, text: string): Dated | null {
	try {
		if (text.startsWith('8=FIX')) return fixDates(new Map(text.split('\x01').map((field) => field.split('=', 2) as [string, string])));
		return jsonDates(topic, JSON.parse(text));
	} catch {
		return null;
	}
}

function fixDates(tags: ReadonlyMap<string, string>): Dated {
	const date = tags.get('64') ?? '';
	return { currencies: [tags.get('15') ?? ''], dates: [`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`] };
}

function jsonDates(topic: string, message: Record<string, string> & { farLeg: { settlementDate: string } | null }): Dated | null {
	switch (topic) {
		case 'oms.fx': {
			const far = message.farLeg === null ? [] : [message.farLeg.settlementDate];
			return { currencies: message.currencyPair?.split('/') ?? [], dates: [message.settlementDate ?? '', ...far] };
		}
		case 'oms.repo':
			return { currencies: [message.currency ?? ''], dates: [message.startDate ?? '', message.maturityDate ?? ''] };
		case 'oms.interbank':
			return { currencies: [message.ccy ?? ''], dates: [message.startsOn ?? '', message.endsOn ?? ''] };
		case 'oms.bond':
			return { currencies: [message.currency ?? ''], dates: [message.settleDate ?? ''] };
		default:
			return null;
	}
}

describe('the simulated desks', () => {
	it('date what they deal on days on which its currencies settle', () => {
		const holidays: string[] = [];
		const deals = simulate(600).flatMap((record) => datesOf(record.topic, textOf(record)) ?? []);
		for (const { currencies, dates } of deals) {
			const calendar = settlementCalendar(currencies);
			// What is wrong with a broken message may be its dates.
			for (const date of dates.filter((text) => /^20[23]\d-\d\d-\d\d$/.test(text)))
				if (!isBusinessDay(parseDay(date), calendar)) holidays.push(`${currencies} on ${date}`);
		}
		expect(deals.length).toBeGreaterThan(500);
		expect(holidays).toEqual([]);
	});
});
