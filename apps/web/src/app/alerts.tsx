import { NotificationIcon } from '@salt-ds/icons';
import { useEffect, useRef, useState } from 'react';
import { useEntities } from '../query/entities.ts';
import { useStreamClient } from '../stream/stream-context.tsx';
import { useStream } from '../stream/use-stream.ts';
import { Shape } from '../ui/shape.tsx';
import styles from './alerts.module.css';
import { type Alert, alertsOf } from './alerts-of.ts';
import { useLcrOfAll } from './use-lcr-of-all.ts';
import { useViewState } from './view-state.ts';

/** The bell: how many limits are crossed and feeds stale, and which. */
export function Alerts({ timeZone }: { timeZone: string }) {
	const [open, setOpen] = useState(false);
	const box = useRef<HTMLDivElement>(null);
	const { data: entities } = useEntities();
	const { rows } = useStream('feeds');
	const ratios = useLcrOfAll(useStreamClient(), entities ?? []);
	const { change } = useViewState();
	const alerts = alertsOf(entities ?? [], ratios, [...rows.values()], timeZone);
	useEffect(
		function closeFromOutside() {
			if (!open) return;
			const listener = (event: Event) => {
				if (event instanceof KeyboardEvent ? event.key === 'Escape' : !box.current?.contains(event.target as Node)) setOpen(false);
			};
			document.addEventListener('pointerdown', listener);
			document.addEventListener('keydown', listener);
			return () => {
				document.removeEventListener('pointerdown', listener);
				document.removeEventListener('keydown', listener);
			};
		},
		[open],
	);
	return (
		<div className={styles.alerts} ref={box}>
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
				<ul className={styles.list} aria-label="Alerts">
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
