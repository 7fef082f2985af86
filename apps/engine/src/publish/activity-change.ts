import { type Activity, type FiguresAt, minor } from '@tideline/domain';

type Change = Pick<Activity, 'hqlaChange' | 'netCashOutflowsChange' | 'points'>;

/** What the activity list says of the figures before and after. */
export function activityChange(before: FiguresAt, after: FiguresAt): Change {
	return {
		hqlaChange: minor(after.hqla - before.hqla),
		netCashOutflowsChange: minor(after.netCashOutflows - before.netCashOutflows),
		points: before.lcr === null || after.lcr === null ? null : (after.lcr - before.lcr) * 100,
	};
}

/** Neither part of the ratio has moved. */
export const isQuiet = ({ hqlaChange, netCashOutflowsChange }: Change): boolean => hqlaChange === 0 && netCashOutflowsChange === 0;
