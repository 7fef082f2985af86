import { NotificationIcon } from '@salt-ds/icons';
import { useEntities } from '../query/entities.ts';
import { useStreamClient } from '../stream/stream-context.tsx';
import { useStream } from '../stream/use-stream.ts';
import { Shape } from '../ui/shape.tsx';
import { useMenu } from '../ui/use-menu.ts';
import { useViewState } from '../view/view-state.ts';
import styles from './alerts.module.css';
import { type Alert, alertsOf } from './alerts-of.ts';
import { useLcrOfAll } from './use-lcr-of-all.ts';

/** The bell: how many limits are crossed and feeds stale, and which. */
export function Alerts({ timeZone }: { timeZone: string }) {
	const { open, setOpen, root } = useMenu();
	const { data: entities } = useEntities();
	const { rows } = useStream('feeds');
	const ratios = useLcrOfAll(useStreamClient(), entities ?? []);
	const { change } = useViewState();
	const alerts = alertsOf(entities ?? [], ratios, [...rows.values()], timeZone);
	return (
		<div className={styles.alerts} ref={root}>
			<button
				type="button"
				className={alerts.length > 0 ? styles.ringing : styles.bell}
				aria-expanded={open}
				aria-label={`${alerts.length} alerts`}
				onClick={() => setOpen(!open)}
			>
				<NotificationIcon aria-hidden />
				<span>{alerts.length}</span>
			</button>
			{open ? (
				<ul className={styles.list} aria-label="Alerts" data-menu>
					{alerts.length === 0 ? <li className={styles.none}>No limit is crossed and no feed is stale.</li> : null}
					{alerts.map((alert) => (
						<AlertItem
							key={alert.id}
							alert={alert}
							onPick={
								alert.entityId === null
									? null
									: () => {
											change({ entity: alert.entityId ?? '' });
											setOpen(false);
										}
							}
						/>
					))}
				</ul>
			) : null}
		</div>
	);
}

function AlertItem({ alert, onPick }: { alert: Alert; onPick: (() => void) | null }) {
	return (
		<li className={styles.item}>
			<Shape name={alert.shape} tone={alert.tone} />
			{onPick ? (
				<button type="button" className={styles.link} onClick={onPick}>
					{alert.text}
				</button>
			) : (
				<span>{alert.text}</span>
			)}
		</li>
	);
}
