import { type IntradayResponse, intradayQuery, intradayResponse } from '@tideline/api';
import { type Cash, type IntradayPayment, intradayIndicators, minor, sumMinor } from '@tideline/domain';
import type { AppContext } from '../../app-context.ts';
import type { CashDays } from '../../project/cash-days.ts';
import { ProblemError } from '../problem.ts';
import { requireDay } from '../require-day.ts';
import { type Route, route } from '../route.ts';
import { entityTable } from './tables.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const UNTOLD: IntradayResponse['untold'] = [
	{ indicator: 'timeSpecific', reason: 'A payment does not say that it has a deadline.' },
	{ indicator: 'onBehalf', reason: 'A payment of the RTGS system does not name the correspondent that it is made for.' },
	{
		indicator: 'availableAtStart',
		reason: 'Reserves alone: what collateral the central bank lends against, and which lines there are, is in no record.',
	},
];

export function intradayRoutes(context: AppContext): Route[] {
	const { tables, reference, cashDays } = context.projection;
	return [
		route({
			method: 'get',
			path: '/api/intraday',
			summary: 'Intraday liquidity (BCBS 248) of the accounts at central banks: usage, payments, throughput',
			query: intradayQuery,
			response: intradayResponse,
			problems: ['not-found', 'catching-up'],
			async handle({ query }) {
				entityTable(tables, 'cash', query.entity);
				await requireDay(context);
				const entity = reference.entities.get(query.entity);
				const day = reference.businessDays.get(query.entity);
				const currency = query.currency ?? entity?.currency;
				const accounts = [...tables.rows('cash', query.entity)].filter(
					(row) => row.kind === 'CENTRAL_BANK' && row.currency === currency && row.entityId === query.entity,
				);
				if (entity === undefined || day === undefined || currency === undefined || accounts.length === 0)
					throw new ProblemError(
						'not-found',
						`"${query.entity}" has no business day on an account at a central bank in ${currency ?? 'any currency'}.`,
					);
				const from = Date.parse(day.openedAt);
				return {
					snapshot: entityTable(tables, 'cash', query.entity).ref,
					...{ entityId: query.entity, currency, businessDate: day.date, timeZone: entity.timeZone, from },
					accounts: accounts.map(({ accountId }) => accountId),
					...indicators(accounts, from, cashDays),
					untold: UNTOLD,
				};
			},
		}),
	];
}

function indicators(accounts: readonly Cash[], from: number, cashDays: CashDays) {
	// Known to the minute: what was sent in one comes before what was received in it.
	const payments = accounts.flatMap((account) =>
		cashDays.day(account, from).minutes.flatMap((minute): IntradayPayment[] => [
			{ at: minute.at, amount: minor(minute.out) },
			{ at: minute.at, amount: minor(minute.in) },
		]),
	);
	const last = Math.max(from, ...payments.map(({ at }) => at));
	const first = Math.floor(from / HOUR) + 1;
	const count = Math.max(0, Math.ceil((last + MINUTE) / HOUR) - first + 1);
	// A minute that begins with the full hour is after it.
	const hours = Array.from({ length: count }, (_, index) => (first + index) * HOUR - 1);
	const reserves = sumMinor(accounts.map(({ opening }) => opening));
	const found = intradayIndicators({ payments, sources: { reserves }, hours });
	const { largestNegative, largestPositive, availableAtStart, totalSent, totalReceived } = found;
	return {
		...{ largestNegative, largestPositive, availableAtStart, totalSent, totalReceived, timeSpecific: null, onBehalf: null },
		throughput: found.throughput.map(({ at, sent, share }) => ({ at: at + 1, sent, share })),
	};
}
