import type { LadderResponse } from '@tideline/api';
import { formatDay, ladderDays, parseDay } from '@tideline/domain';

const CALCULATION_DATE = parseDay('2026-11-20');
const HORIZON = 30;
type Columns = Pick<LadderResponse['outflows'], 'days' | 'open' | 'beyond' | 'total'>;

function columns(amounts: Readonly<Record<number, number>>, open = 0, beyond = 0): Columns {
	const days = Array.from({ length: HORIZON }, (_, index) => amounts[index + 1] ?? 0);
	return { days, open, beyond, total: days.reduce((sum, amount) => sum + amount, open + beyond) };
}

/** A ladder in cents: a deposit that runs off, a loan that comes back, reserves of 10,000. */
export function ladderOf(changes: Partial<LadderResponse> = {}): LadderResponse {
	const out = columns({ 3: 300_000, 27: 500_000 });
	const back = columns({ 28: 200_000 });
	const net = out.days.map((amount, index) => (back.days[index] ?? 0) - amount);
	const cumulative = net.map((_, index) => net.slice(0, index + 1).reduce((sum, amount) => sum + amount, 0));
	const capacity = net.map(() => 1_000_000);
	return {
		snapshot: { stream: 'lcr:GROUP', epoch: 'e', seq: 1, asOf: 0 },
		...{ sequence: 1, entityId: 'GROUP', rulebook: 'basel', calculationDate: formatDay(CALCULATION_DATE), assumptions: 'lcr' },
		...{ currency: 'USD', currencies: ['EUR', 'USD'], withoutRate: [] },
		days: ladderDays(CALCULATION_DATE, HORIZON, ['EUR', 'USD']).map(({ date, holidays, ...day }) => ({
			...day,
			date: formatDay(date),
			holidays: [...holidays],
		})),
		outflows: { ...out, groups: [{ group: 'RETAIL', ...out }] },
		inflows: { ...back, groups: [{ group: 'NON_FINANCIAL', ...back }] },
		...{ net, cumulative, capacity, left: cumulative.map((amount) => 1_000_000 + amount) },
		...{ peak: { day: 27, amount: -800_000 }, leastLeft: { day: 27, amount: 200_000 }, short: null, lasts: HORIZON },
		bridge: { netOutflows: 600_000, steps: [], netCashOutflows: 600_000, inflowLimit: 600_000 },
		...changes,
	};
}
