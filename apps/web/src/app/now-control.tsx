import { parseDay } from '@tideline/domain';
import { useId } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { formatPercent } from '../format/ratio.ts';
import { formatCalendarDay } from '../format/time.ts';
import { type ClosedDay, useClosedDays } from '../query/closed-days.ts';
import menu from '../ui/menu.module.css';
import { Menu } from '../ui/menu.tsx';
import { Shape } from '../ui/shape.tsx';
import { useMenu } from '../ui/use-menu.ts';
import { useViewState, withViewState } from '../view/view-state.ts';
import styles from './now-control.module.css';

/** So many of the newest days stand in the list; any other is reached by its date. */
const LISTED = 10;

/** Which moment the overview shows: now, or a business day that has closed. Key `t`. */
export function NowControl() {
	const { entity, date } = useViewState();
	const { open, setOpen, root } = useMenu();
	const { pathname, search } = useLocation();
	const navigate = useNavigate();
	const { data } = useClosedDays(entity);
	const show = (day: string | null) => {
		setOpen(false);
		// Closed days are the overview's; from another page the choice leads there.
		const params = withViewState(new URLSearchParams(search), { date: day });
		void navigate({ pathname: day === null ? pathname : '/', search: params.toString() });
	};
	return (
		<div className={menu.root} ref={root}>
			<button
				type="button"
				className={menu.button}
				aria-haspopup="true"
				aria-expanded={open}
				aria-label={date === null ? 'Shown: now' : `Shown: closed ${words(date)}`}
				title="Closed days (t)"
				onClick={() => setOpen(!open)}
				data-now
			>
				{date === null ? 'Now' : <span className={styles.closed}>Closed {words(date)}</span>} <Shape name="chevron-down" tone="quiet" />
			</button>
			{open ? (
				<div className={styles.place}>
					<Menu label="Day that is shown">
						<button type="button" className={menu.item} aria-current={date === null} onClick={() => show(null)}>
							Now
						</button>
						<p className={menu.title}>Closed days</p>
						{data?.days.length === 0 ? <p className={styles.none}>No day has closed since the log began.</p> : null}
						{data?.days.slice(0, LISTED).map((day) => (
							<DayItem key={day.date} day={day} current={day.date === date} onPick={show} />
						))}
						{data && data.days.length > 0 ? <DateField days={data.days} date={date} onPick={show} /> : null}
					</Menu>
				</div>
			) : null}
		</div>
	);
}

function DayItem({ day, current, onPick }: { day: ClosedDay; current: boolean; onPick(date: string): void }) {
	return (
		<button type="button" className={menu.item} aria-current={current} onClick={() => onPick(day.date)}>
			<span className={styles.day}>{words(day.date)}</span>
			<span className={styles.ratio}>{day.lcr === null ? 'n/a' : `${formatPercent(day.lcr)} %`}</span>
		</button>
	);
}

function DateField({ days, date, onPick }: { days: readonly ClosedDay[]; date: string | null; onPick(date: string): void }) {
	const id = useId();
	const pick = (value: string) => {
		if (days.some((day) => day.date === value)) onPick(value);
	};
	return (
		<div className={styles.field}>
			<label htmlFor={id}>Date</label>
			<input
				id={id}
				type="date"
				defaultValue={date ?? ''}
				min={days.at(-1)?.date}
				max={days[0]?.date}
				onChange={({ target }) => pick(target.value)}
			/>
		</div>
	);
}

const words = (date: string) => formatCalendarDay(parseDay(date));
