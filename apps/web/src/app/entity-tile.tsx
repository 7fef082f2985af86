import type { Entity } from '@tideline/api';
import { parseLimits } from '@tideline/domain';
import { shortName } from '../format/entity-name.ts';
import { verdict } from '../format/limit-words.ts';
import { formatPercent } from '../format/ratio.ts';
import { RULEBOOK_NAMES } from '../format/vocabulary.ts';
import { isQuiet } from '../stream/pane-state.ts';
import { usePaneState } from '../stream/use-pane-state.ts';
import { useStream } from '../stream/use-stream.ts';
import { Badge } from '../ui/badge.tsx';
import { clsx } from '../ui/class-names.ts';
import { Sparkline } from '../ui/sparkline.tsx';
import { shownLimitState, shownRatio } from '../view/shown-ratio.ts';
import { useViewState } from '../view/view-state.ts';
import styles from './entity-strip.module.css';
import { useDayCurve } from './use-day-curve.ts';

/** A limit is drawn on the sparkline when the ratio is this near, as a ratio. */
const NEAR = 0.05;

/** One entity: name, ratio, its day, and how far it is from its internal limit. */
export function EntityTile({ entity, number, current, onPick }: { entity: Entity; number: number; current: boolean; onPick(): void }) {
	const { view } = useViewState();
	const stream = `lcr:${entity.entityId}` as const;
	const lcr = useStream(stream).rows.get(entity.entityId);
	const state = usePaneState(stream);
	const curve = useDayCurve(entity, lcr ?? null);
	const limits = parseLimits(entity.limits);
	const ratio = lcr ? shownRatio(lcr, view) : null;
	const words = lcr && ratio ? verdict(ratio.lcr, shownLimitState(lcr, view, limits), limits) : null;
	const internal = limits.internal.num / limits.internal.den;
	const near = curve.some((value) => value < internal + NEAR);
	return (
		<button
			type="button"
			className={clsx(styles.tile, current && styles.current)}
			aria-current={current}
			onClick={onPick}
			title={`${entity.name} (${number})`}
			data-entity={entity.entityId}
		>
			<span className={styles.name}>
				<strong>{shortName(entity)}</strong> <span className={styles.quiet}>{entity.currency}</span>
			</span>
			<span className={styles.regime}>{RULEBOOK_NAMES[entity.rulebook]}</span>
			<span className={clsx(styles.ratio, isQuiet(state) && styles.stale)}>
				{ratio ? formatPercent(ratio.lcr) : '–'} <small>{ratio && ratio.lcr !== null ? '%' : ''}</small>
			</span>
			<Sparkline values={curve} limit={near ? internal : null} label={`LCR of ${entity.name} today`} />
			<span className={clsx(styles.distance, styles.quiet)}>
				{words === null ? (
					'No data yet'
				) : words.tone === 'quiet' ? (
					words.text
				) : (
					<Badge shape="warning" tone={words.tone} strong>
						{words.text}
					</Badge>
				)}
			</span>
		</button>
	);
}
