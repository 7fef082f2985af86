import {
	type LadderFlowsQuery,
	type LadderQuery,
	type LadderResponse,
	ladderFlowsQuery,
	ladderFlowsResponse,
	ladderQuery,
	ladderResponse,
	MAX_CELL_FLOWS,
} from '@tideline/api';
import {
	cellAmount,
	cellParts,
	formatDay,
	formatFraction,
	type Ladder,
	type LadderColumn,
	type LadderEntry,
	type LadderPart,
	ladder,
	ladderCurrencies,
	minor,
} from '@tideline/domain';
import type { AppContext } from '../../app-context.ts';
import { holderId } from '../../explain/holders.ts';
import { LadderBooks, type LadderOfRecord } from '../../ladder/ladder-books.ts';
import { bookBehind } from '../book-behind.ts';
import { csv } from '../csv.ts';
import { ladderCsv } from '../ladder-csv.ts';
import { ProblemError } from '../problem.ts';
import { requireDay } from '../require-day.ts';
import { type Route, route, textRoute } from '../route.ts';
import { entityTable } from './tables.ts';

export function ladderRoutes(context: AppContext): Route[] {
	const { tables, reference } = context.projection;
	const books = new LadderBooks(context.book, context);

	async function look(query: LadderQuery): Promise<LadderOfRecord & { part: LadderPart; whole: Ladder; answer: LadderResponse }> {
		entityTable(tables, 'lcr', query.entity);
		await requireDay(context);
		const found = await books.latest(query.entity, query.assumptions);
		if (found === null) throw await bookBehind(query.entity, context);
		const part = { currency: query.currency ?? null, level: query.level ?? null };
		const whole = ladder(found.book, part);
		return { ...found, part, whole, answer: { ...shape(whole), ...head(query, found) } };
	}

	const head = ({ entity, assumptions }: LadderQuery, { lcr, book, withoutRate }: LadderOfRecord) => ({
		snapshot: entityTable(tables, 'lcr', entity).ref,
		sequence: lcr.sequence,
		entityId: entity,
		rulebook: lcr.rulebook,
		calculationDate: formatDay(lcr.calculationDate),
		assumptions,
		currencies: ladderCurrencies(book),
		withoutRate: [...withoutRate],
	});

	const row = ({ item, tradeId, line, group, currency, amount, rate, due }: LadderEntry) => ({
		...{ kind: item.kind, id: item.id, entityId: item.entityId, name: item.name, holder: holderId(item) },
		counterpartyName: item.counterpartyId === null ? null : reference.counterpartyName(item.counterpartyId),
		...{ tradeId, line, group, currency, amount, rate: formatFraction(rate), due: due === null ? null : formatDay(due) },
	});

	return [
		route({
			method: 'get',
			path: '/api/ladder',
			summary: 'Flows by day 1 to 30 and beyond, the cumulative gap and the capacity that covers it',
			query: ladderQuery,
			response: ladderResponse,
			problems: ['not-found', 'catching-up'],
			handle: async ({ query }) => (await look(query)).answer,
		}),
		textRoute({
			path: '/api/ladder.csv',
			summary: 'The same as CSV; the first line names the snapshot',
			query: ladderQuery,
			type: 'text/csv',
			problems: ['not-found', 'catching-up'],
			async handle({ query }) {
				const { answer } = await look(query);
				const { rows, columns } = ladderCsv(answer);
				const { snapshot, sequence } = answer;
				return { type: 'text/csv', fileName: `ladder-${query.entity}-${sequence}.csv`, text: csv(rows, columns, snapshot) };
			},
		}),
		route({
			method: 'get',
			path: '/api/ladder/flows',
			summary: 'The flows behind a figure of the ladder, the largest first',
			query: ladderFlowsQuery,
			response: ladderFlowsResponse,
			problems: ['not-found', 'catching-up', 'unprocessable'],
			async handle({ query }) {
				const { book, part, whole, answer } = await look(query);
				const cell = { side: query.side, group: query.group ?? null, columns: columnsOf(query.column, whole) };
				const amount = cellAmount(whole, cell);
				const parts = cellParts(book, part, cell, amount);
				const shown = parts.slice(0, MAX_CELL_FLOWS);
				const rest = parts.slice(MAX_CELL_FLOWS);
				return {
					...{ snapshot: answer.snapshot, sequence: answer.sequence, currency: whole.currency, amount },
					flows: shown.map(({ flow, weighted }) => ({ ...row(flow), weighted })),
					leftOut: { flows: rest.length, weighted: minor(rest.reduce((sum, { weighted }) => sum + weighted, 0)) },
				};
			},
		}),
	];
}

/** @throws ProblemError for a day that the ladder does not have */
function columnsOf(text: LadderFlowsQuery['column'], { days }: Ladder): LadderColumn[] {
	if (text === 'open') return ['OPEN'];
	if (text === 'beyond') return ['BEYOND'];
	const [from = 0, to = from] = text.split('-').map(Number);
	if (from < 1 || to > days.length || to < from) {
		throw new ProblemError('unprocessable', `The ladder has days 1 to ${days.length}.`, [
			{ path: 'column', message: 'is not among its days' },
		]);
	}
	return Array.from({ length: to - from + 1 }, (_, index) => from - 1 + index);
}

function shape(whole: Ladder) {
	const columns = <T extends Ladder['outflows']['groups'][number] | Ladder['outflows']>(row: T) => ({ ...row, days: [...row.days] });
	const side = (one: Ladder['outflows']) => ({ ...columns(one), groups: one.groups.map(columns) });
	const { net, cumulative, capacity, left, bridge } = whole;
	return {
		...whole,
		...{ outflows: side(whole.outflows), inflows: side(whole.inflows) },
		...{ net: [...net], cumulative: [...cumulative], capacity: [...capacity], left: [...left] },
		days: whole.days.map(({ date, holidays, ...day }) => ({ ...day, date: formatDay(date), holidays: [...holidays] })),
		bridge: bridge && { ...bridge, steps: [...bridge.steps] },
	};
}
