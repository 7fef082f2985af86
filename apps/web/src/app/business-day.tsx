import { formatCalendarDay } from '../format/time.ts';
import { Badge } from '../ui/badge.tsx';
import { useBusinessDate } from '../view/use-business-date.ts';
import { useEntity } from '../view/use-entity.ts';
import styles from './entity-strip.module.css';

/** The day that the figures of the page are of; a warning when it is not the day of the calendar. */
export function BusinessDay() {
	const date = useBusinessDate(useEntity());
	if (date === null) return null;
	const words = formatCalendarDay(date.day);
	return (
		<p className={styles.businessDay} data-over={date.over}>
			<span className={styles.quiet}>Business date</span>
			{date.over ? (
				<Badge shape="warning" tone="warning" strong>
					{words}
				</Badge>
			) : (
				<span>{words}</span>
			)}
		</p>
	);
}
