import { formatTime, formatUtc, formatWeekday, zoneName } from '../format/time.ts';
import { useNow } from '../stream/use-now.ts';
import styles from './header.module.css';

/** Date and time of the entity's zone, or of UTC where there is no entity: `known` says which. */
export function Clock({ timeZone, known }: { timeZone: string; known: boolean }) {
	const now = useNow();
	return (
		<time
			className={styles.clock}
			dateTime={new Date(now).toISOString()}
			title={known ? formatUtc(now) : `${formatUtc(now)}; the page shows no entity whose zone it could be in`}
		>
			{formatWeekday(now, timeZone)} <strong>{formatTime(now, timeZone)}</strong> {zoneName(now, timeZone)}
		</time>
	);
}
