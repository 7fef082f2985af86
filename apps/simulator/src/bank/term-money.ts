import { addDays, type Day, formatDay } from '@tideline/domain';
import type { Category } from './category.ts';

/** Past the horizon on every day until core banking's next file, also over a weekend. */
const TERM_DAYS = 75;
/**
 * What an entity lends and takes for a term instead. The rule over New York looks for the worst day of the month (12 CFR 249.30(b)): money
 * that may leave at once counts there, whatever comes back later on. So funds and banks leave theirs for a term, and it lends to them alike.
 */
const FOR_A_TERM: Readonly<Record<string, Readonly<Record<string, readonly [share: number, category: string]>>>> = {
	NYC: {
		'DEP-FINANCIAL': [0.6, 'Funds and insurers, term'],
		'DEP-BANK': [0.6, 'Banks, term'],
		'LOAN-BANK': [0.75, 'Loans to banks, term'],
		'LOAN-FINANCIAL': [0.7, 'Loans to funds and insurers, term'],
	},
};

/** A category as an entity has it: as it is, or with a part of it set apart for a term. */
export function withTerm(entityId: string, category: Category, today: Day): readonly Category[] {
	const [id, millions, body] = category;
	const term = FOR_A_TERM[entityId]?.[id];
	if (term === undefined || !('maturityDate' in body)) return [category];
	const [share, name] = term;
	return [
		[id, millions * (1 - share), body],
		[`${id}-TERM`, millions * share, { ...body, category: name, maturityDate: formatDay(addDays(today, TERM_DAYS)) }],
	];
}
