import { useMemo } from 'react';
import { formatCount } from '../../format/number.ts';
import { formatPercent, formatPoints } from '../../format/ratio.ts';
import { formatMinute } from '../../format/time.ts';
import { usePaneState } from '../../stream/use-pane-state.ts';
import { useStream } from '../../stream/use-stream.ts';
import { Pane } from '../../ui/pane.tsx';
import { useWide } from '../../ui/use-wide.ts';
import { changesByKind, latest } from './changes.ts';
import styles from './changes-pane.module.css';
import { EffectBar } from './effect-bar.tsx';
import { LatestEvents } from './latest-events.tsx';
import { type OverviewPaneProps, useLcr } from './use-lcr.ts';

const KINDS = 5;

/** What moved the ratio lately: by kind of event, and the newest events one by one. */
export function ChangesPane({ entityId, entity }: OverviewPaneProps) {
	const stream = `activity:${entityId}` as const;
	const { rows } = useStream(stream);
	const { lcr } = useLcr(entityId);
	const state = usePaneState(stream);
	const wide = useWide();
	const timeZone = entity?.timeZone ?? 'UTC';
	const events = useMemo(() => [...rows.values()], [rows]);
	const { kinds, since, total } = useMemo(() => changesByKind(events), [events]);
	const largest = Math.max(...kinds.map(({ points }) => Math.abs(points)), 0.01);
	const now = lcr?.lcr ?? null;
	const rest = kinds.slice(KINDS);
	const shown = [
		...kinds.slice(0, KINDS),
		...(rest.length > 0
			? [
					{
						kind: 'OTHER' as const,
						title: 'Other',
						events: rest.reduce((sum, kind) => sum + kind.events, 0),
						points: rest.reduce((sum, kind) => sum + kind.points, 0),
					},
				]
			: []),
	];
	return (
		<Pane
			title="What changed"
			unit={since === null ? undefined : `since ${formatMinute(since, timeZone)}`}
			state={state}
			timeZone={timeZone}
		>
			{since === null && state.kind === 'live' ? (
				<p className={styles.empty}>Nothing has moved the ratio of {entity?.name ?? entityId} yet.</p>
			) : (
				<>
					<table className={styles.kinds}>
						<caption className="visually-hidden">Effect on the ratio by kind of event</caption>
						<thead>
							<tr>
								<th scope="col">By kind, ranked</th>
								<th scope="col">
									<span className="visually-hidden">Bar</span>
								</th>
								<th scope="col" className={styles.figure}>
									pts
								</th>
							</tr>
						</thead>
						<tbody>
							<tr className={styles.end}>
								<td colSpan={2}>{since === null ? 'LCR before' : `LCR at ${formatMinute(since, timeZone)}`}</td>
								<td className={styles.figure}>{now === null ? 'n/a' : formatPercent(now - total / 100, 2)}</td>
							</tr>
							{shown.map(({ kind, title, events: count, points }) => (
								<tr key={kind}>
									<td>
										{title} <span className={styles.count}>{formatCount(count)}</span>
									</td>
									<td>
										<EffectBar value={points} largest={largest} />
									</td>
									<td className={`${styles.figure} ${points > 0.005 ? styles.up : points < -0.005 ? styles.down : styles.flat}`}>
										{formatPoints(points)}
									</td>
								</tr>
							))}
							<tr className={styles.end}>
								<td colSpan={2}>LCR now</td>
								<td className={styles.figure}>{formatPercent(now, 2)}</td>
							</tr>
						</tbody>
					</table>
					<LatestEvents events={latest(events, wide ? 9 : 7)} timeZone={timeZone} />
				</>
			)}
		</Pane>
	);
}
