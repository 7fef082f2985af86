import { SCALES } from '../format/money.ts';
import { useEntities } from '../query/entities.ts';
import { Segmented } from '../ui/segmented.tsx';
import { useViewState } from '../view/view-state.ts';
import { BusinessDay } from './business-day.tsx';
import { CurrencyRatios } from './currency-ratios.tsx';
import { DayRollWatch } from './day-roll-watch.tsx';
import styles from './entity-strip.module.css';
import { EntityTile } from './entity-tile.tsx';
import { NowControl } from './now-control.tsx';

const VIEW_OPTIONS = [
	{ value: 'adjusted', text: 'As adjusted' },
	{ value: 'booked', text: 'As booked' },
] as const;
const SCALE_OPTIONS = SCALES.map((scale) => ({ value: scale, text: scale }));
const MOST_TILES_LOADING = 4;

/** Every entity with its ratio, which is also how one is picked; at the right how figures are shown. */
export function EntityStrip() {
	const { data: entities } = useEntities();
	const { entity: current, scale, view, change } = useViewState();
	return (
		<div className={styles.strip}>
			<nav className={styles.tiles} aria-label="Entities">
				{entities
					? entities.map((entity, index) => (
							<EntityTile
								key={entity.entityId}
								entity={entity}
								number={index + 1}
								current={entity.entityId === current}
								onPick={() => change({ entity: entity.entityId })}
							/>
						))
					: Array.from({ length: MOST_TILES_LOADING }, (_, index) => <div key={String(index)} className={styles.tile} />)}
			</nav>
			<CurrencyRatios />
			<i className={styles.gap} />
			<BusinessDay />
			<DayRollWatch />
			<section className={styles.choices} aria-label="How figures are shown">
				<span className={styles.choiceLabel}>Figures</span>
				<Segmented label="Figures" options={VIEW_OPTIONS} value={view} onChange={(next) => change({ view: next })} />
				<span className={styles.choiceLabel}>Scale</span>
				<span className={styles.scaleAndNow}>
					<Segmented label="Scale" options={SCALE_OPTIONS} value={scale} onChange={(next) => change({ scale: next })} />
					<NowControl />
				</span>
			</section>
		</div>
	);
}
