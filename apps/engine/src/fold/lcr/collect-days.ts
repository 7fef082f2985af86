import { type Day, DayBook, type DaySum, minor, rulebook as rulebookOf } from '@tideline/domain';
import type { Cells } from './cells.ts';
import { countedVariants, type SumsView } from './sum-places.ts';

/** Adds the cells by day of a view up by line, currency and day; day 1 is the one after the calculation date. */
export function collectDays(cells: Cells, view: SumsView, calculationDate: Day, hasRate: (currency: string) => boolean): DaySum[] {
	const { members, rulebook } = view;
	const days = new DayBook([], { calculationDate, rulebook: rulebookOf(rulebook) });
	const counted = countedVariants(view);
	for (const entityId of members) {
		for (const cell of cells.view(entityId, rulebook).days) {
			const meaning = cells.meaning(cell);
			if (meaning.kind !== 'due' || !counted.includes(meaning.variant) || !hasRate(meaning.currency)) continue;
			days.move({ ...meaning, amount: minor(cells.amount(cell)) }, 1);
		}
	}
	return days.sums();
}
