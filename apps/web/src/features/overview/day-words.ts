import type { BusinessDate } from '../../app/use-business-date.ts';
import { formatCalendarDay } from '../../format/time.ts';

/** `today`, or `on 20 Nov 2026` when the business day that is shown is over. */
export const dayWords = (date: BusinessDate | null): string => (date?.over ? `on ${formatCalendarDay(date.day)}` : 'today');
