import type { OverrideRow } from '@tideline/stream';
import { formatDate, formatTime, formatUtc, zoneName } from '../../format/time.ts';
import facts from '../../ui/facts.module.css';
import text from '../../ui/text.module.css';
import styles from './overrides-page.module.css';

/** The override's name and times in full, for the record and for a question to the desk. */
export function RecordFacts({ row, timeZone }: { row: OverrideRow; timeZone: string }) {
	const time = (at: number) => (
		<dd title={formatUtc(at)}>
			{formatDate(at, timeZone)} {formatTime(at, timeZone)} {zoneName(at, timeZone)}
		</dd>
	);
	return (
		<section className={styles.section}>
			<header className={styles.sectionHead}>
				<h3>Record</h3>
			</header>
			<dl className={facts.facts}>
				<dt>Override</dt>
				<dd className={text.mono}>{row.overrideId}</dd>
				<dt>Target</dt>
				<dd className={text.mono}>{row.targetId}</dd>
				<dt>Effective from</dt>
				{time(row.effectiveFrom)}
				<dt>Expires</dt>
				{time(row.expiresAt)}
				{row.endedAt === null ? null : (
					<>
						<dt>Ended</dt>
						{time(row.endedAt)}
					</>
				)}
			</dl>
		</section>
	);
}
