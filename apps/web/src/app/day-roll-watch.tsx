import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { CLOSED_DAYS } from '../query/closed-days.ts';
import { useEntities } from '../query/entities.ts';
import { useStreamClient } from '../stream/stream-context.tsx';
import { useLcrOfAll } from './use-lcr-of-all.ts';

const NONE: readonly never[] = [];

/** Shows nothing; asks anew for the business days when a ratio comes that is of another day, so that nobody waits a minute for the roll. */
export function DayRollWatch() {
	const queries = useQueryClient();
	const { data: entities } = useEntities();
	const ratios = useLcrOfAll(useStreamClient(), entities ?? NONE);
	const dates = [...ratios.values()].map(({ entityId, calculationDate }) => `${entityId} ${calculationDate}`).join();
	useEffect(
		function askForTheDays() {
			if (dates === '') return;
			void queries.invalidateQueries({ queryKey: ['entities'] });
			void queries.invalidateQueries({ queryKey: [CLOSED_DAYS] });
		},
		[queries, dates],
	);
	return null;
}
