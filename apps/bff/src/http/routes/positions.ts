import { acceptsPosition, lineageResponse, type PositionFilter, positionsQuery, positionsResponse } from '@tideline/api';
import { entityOfSecurityKey, formatMinor, formatPrice, formatQuantity, type Position, splitPosition } from '@tideline/domain';
import { z } from 'zod';
import type { AppContext } from '../../app-context.ts';
import { lineage } from '../../project/lineage.ts';
import { type CsvColumn, csv } from '../csv.ts';
import { ProblemError } from '../problem.ts';
import { requireDay } from '../require-day.ts';
import { type Route, route, textRoute } from '../route.ts';
import { entityTable } from './tables.ts';

const COLUMNS: readonly CsvColumn<Position>[] = [
	{ head: 'entity', cell: ({ entityId }) => entityId },
	{ head: 'account', cell: ({ accountId }) => accountId },
	{ head: 'instrument', cell: ({ instrumentId }) => instrumentId },
	{ head: 'name', cell: ({ name }) => name },
	{ head: 'asset class', cell: ({ assetClass }) => assetClass },
	{ head: 'level', cell: ({ level }) => level },
	{ head: 'subclass', cell: ({ subclass }) => subclass },
	{ head: 'eligible', cell: ({ eligible }) => (eligible ? 'yes' : 'no') },
	{ head: 'currency', cell: ({ currency }) => currency },
	{ head: 'settled', cell: ({ settled }) => formatQuantity(settled) },
	{ head: 'pending', cell: ({ pending }) => formatQuantity(pending) },
	{ head: 'projected', cell: ({ projected }) => formatQuantity(projected) },
	{ head: 'price', cell: ({ price }) => (price === null ? null : formatPrice(price)) },
	{ head: 'market value', cell: ({ marketValue, currency }) => formatMinor(marketValue, currency) },
	{ head: 'haircut', cell: (row) => formatMinor(splitPosition(row).haircut, row.currency) },
	{ head: 'encumbered', cell: (row) => formatMinor(splitPosition(row).encumbered, row.currency) },
	{ head: 'counted', cell: (row) => formatMinor(splitPosition(row).counted, row.currency) },
	{ head: 'haircut rate', cell: ({ haircut }) => haircut },
	{ head: 'rule', cell: ({ ruleId }) => ruleId },
	{ head: 'reference', cell: ({ reference }) => reference },
	{ head: 'override', cell: ({ overrideId }) => overrideId },
	{ head: 'trades', cell: ({ trades }) => trades },
	{ head: 'updated', cell: ({ updatedAt }) => new Date(updatedAt).toISOString() },
];

export function positionRoutes(context: AppContext): Route[] {
	const { tables } = context.projection;
	return [
		route({
			method: 'get',
			path: '/api/positions',
			summary: 'Security positions of an entity, or of all of them (GROUP)',
			query: positionsQuery,
			response: positionsResponse,
			problems: ['not-found'],
			handle({ query }) {
				const table = entityTable(tables, 'positions', query.entity);
				const rows = matching(tables.rows('positions', query.entity), query);
				return { snapshot: table.ref, total: rows.length, rows: rows.slice(query.offset, query.offset + query.limit) };
			},
		}),
		textRoute({
			path: '/api/positions.csv',
			summary: 'The same as CSV; the first line names the snapshot',
			query: positionsQuery.omit({ limit: true, offset: true }),
			type: 'text/csv',
			handle({ query }) {
				const table = entityTable(tables, 'positions', query.entity);
				const rows = matching(tables.rows('positions', query.entity), query);
				return { type: 'text/csv', fileName: `positions-${query.entity}-${table.ref.seq}.csv`, text: csv(rows, COLUMNS, table.ref) };
			},
		}),
		route({
			method: 'get',
			path: '/api/positions/{key}/lineage',
			summary: 'The rule that decides about a position, and its trades with the place of each raw message',
			params: z.strictObject({ key: z.string().min(1).max(300) }),
			response: lineageResponse,
			problems: ['not-found', 'catching-up'],
			async handle({ params: { key } }) {
				const table = tables.get(`positions:${entityOfSecurityKey(key)}`);
				const position = table?.rows.get(key) as Position | undefined;
				if (table === undefined || position === undefined) throw new ProblemError('not-found', `There is no position "${key}".`);
				await requireDay(context);
				return lineage(position, table, context);
			},
		}),
	];
}

function matching(rows: readonly Position[], filter: PositionFilter): readonly Position[] {
	const accepts = acceptsPosition(filter);
	return accepts === undefined ? rows : rows.filter(accepts);
}
