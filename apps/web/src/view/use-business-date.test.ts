import type { Entity } from '@tideline/api';
import { parseDay } from '@tideline/domain';
import { describe, expect, it } from 'vitest';
import { businessDateOf } from './use-business-date.ts';

const entity = (businessDate: string | null, timeZone = 'Europe/London') =>
	({ businessDate, timeZone, country: 'GB', currency: 'GBP' }) as Entity;
const MONDAY_NOON = Date.UTC(2026, 10, 23, 12);

describe('the business date of the page', () => {
	it('is not known before a day is open', () => expect(businessDateOf(entity(null), [], MONDAY_NOON)).toBeNull());
	it('is over when the calendar is past it', () =>
		expect(businessDateOf(entity('2026-11-20'), [], MONDAY_NOON)).toEqual({ day: parseDay('2026-11-20'), over: true }));
	it('lasts over a weekend, which opens no business day', () =>
		expect(businessDateOf(entity('2026-11-20'), [], Date.UTC(2026, 10, 22, 12))?.over).toBe(false));
	it('is judged in the zone of the entity', () => {
		const late = Date.UTC(2026, 10, 23, 23);
		expect(businessDateOf(entity('2026-11-23'), [], late)?.over).toBe(false);
		expect(businessDateOf(entity('2026-11-23', 'Asia/Singapore'), [], late)?.over).toBe(true);
	});
	it('is the latest of its entities for a group', () => {
		const date = businessDateOf(entity(null), [entity('2026-11-23'), entity('2026-11-24'), entity(null)], MONDAY_NOON);
		expect(date).toEqual({ day: parseDay('2026-11-24'), over: false });
	});
});
