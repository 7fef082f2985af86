import type { OverrideRow } from '@tideline/stream';
import { Fragment } from 'react';
import { type Booked, fieldChanges } from '../../format/override-words.ts';
import { formatDate, formatMinute, formatUtc, zoneName } from '../../format/time.ts';
import styles from './overrides-page.module.css';

const TARGETS: Record<OverrideRow['targetKind'], string> = {
	TRADE: 'Trade',
	INSTRUMENT: 'Instrument',
	ISSUER: 'Issuer',
	COUNTERPARTY: 'Counterparty',
};

/** In one line: on what, each value old and new, and when it ends. */
export function ChangeLine({ row, booked, timeZone }: { row: OverrideRow; booked: Booked | null; timeZone: string }) {
	const end = row.endedAt ?? row.expiresAt;
	return (
		<p className={styles.changes}>
			<span>
				{TARGETS[row.targetKind]}, {row.entityId ?? 'every entity'}
				{row.state === 'IN_FORCE' ? `, ${row.positions === 1 ? '1 position' : `${row.positions} positions`}` : ''}
			</span>
			{fieldChanges(row, booked).map(({ field, from, to }) => (
				<Fragment key={field}>
					<span aria-hidden="true">·</span>
					<span>
						{field} {from === null || from === to ? null : <s>{from}</s>} <strong>{to}</strong>
					</span>
				</Fragment>
			))}
			<span className={styles.grow} />
			<time title={formatUtc(end)}>
				{row.endedAt === null ? 'to' : 'ended'} {formatDate(end, timeZone)} {formatMinute(end, timeZone)} {zoneName(end, timeZone)}
			</time>
		</p>
	);
}
