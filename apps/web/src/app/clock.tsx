import { formatTime, formatUtc, formatWeekday, zoneName } from '../format/time.ts';
import { useNow } from '../stream/use-now.ts';
import styles from './header.module.css';

/** Date and time of the entity's zone. */
export function Clock({ timeZone }: { timeZone: string }) {
	const now = useNow();
	return (
		<time className={styles.clock} dateTime={new Date(now).toISOString()} title={formatUtc(now)}>
			{formatWeekday(now, timeZone)} <strong>{formatTime(now, timeZone)}</strong> {zoneName(now, timeZone)}
		</time>
	);
}
