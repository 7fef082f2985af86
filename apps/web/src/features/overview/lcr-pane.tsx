import { parseLimits } from '@tideline/domain';
import { Link } from 'react-router';
import { formatPercent, formatPoints, pointsBetween } from '../../format/ratio.ts';
import { isQuiet } from '../../stream/pane-state.ts';
import { Pane } from '../../ui/pane.tsx';
import { Gauge } from '../../view/gauge.tsx';
import { shownRatio } from '../../view/shown-ratio.ts';
import { useBusinessDate } from '../../view/use-business-date.ts';
import { useLcr } from '../../view/use-lcr.ts';
import { useViewState } from '../../view/view-state.ts';
import { dayWords } from './day-words.ts';
import { EarlierBalances } from './earlier-balances.tsx';
import { Hero } from './hero.tsx';
import styles from './lcr-pane.module.css';
import { LimitTable } from './limit-table.tsx';
import type { OverviewPaneProps } from './overview-pane-props.ts';
import { RegimeRatios } from './regime-ratios.tsx';
import { StaleInputs } from './stale-inputs.tsx';
import { TemplateMenu } from './template-menu.tsx';
import { useDay } from './use-day.ts';

const NONE: readonly never[] = [];

/** The one answer: the ratio, how it moved, and how far each limit is. */
export function LcrPane({ entityId, entity }: OverviewPaneProps) {
	const { view, search } = useViewState();
	const { lcr, state } = useLcr(entityId);
	const { points } = useDay(entityId, entity, lcr);
	const timeZone = entity?.timeZone ?? 'UTC';
	const limits = entity ? parseLimits(entity.limits) : null;
	const ratio = lcr ? shownRatio(lcr, view) : null;
	const rest = lcr ? pointsBetween(lcr.booked.lcr, lcr.lcr) : null;
	const overrides = `${lcr?.overridesInForce} ${lcr?.overridesInForce === 1 ? 'override' : 'overrides'}`;
	return (
		<Pane
			title="Liquidity Coverage Ratio"
			state={state}
			timeZone={timeZone}
			age
			tools={lcr ? <TemplateMenu entityId={entityId} rulebook={lcr.rulebook} /> : null}
		>
			<Gauge percent={ratio?.lcr == null ? null : ratio.lcr * 100} limits={limits} quiet={isQuiet(state)}>
				<Hero
					ratio={ratio}
					points={view === 'adjusted' ? points : null}
					hourWords={state.kind === 'closed' ? 'in its last hour' : 'in the last hour'}
					lowWords={`Low ${dayWords(useBusinessDate(entity))}`}
					timeZone={timeZone}
				/>
			</Gauge>
			<LimitTable ratio={ratio} limits={limits} currency={lcr?.currency ?? entity?.currency ?? 'USD'} />
			<RegimeRatios regimes={lcr?.regimes ?? NONE} view={view} />
			<p className={styles.note}>
				{lcr && lcr.overridesInForce > 0 ? (
					<>
						{rest === null ? 'The ratio' : `${formatPoints(rest)} pts`} {rest !== null && Math.abs(rest) !== 1 ? 'rest' : 'rests'} on{' '}
						<Link to={{ pathname: '/overrides', search }}>{overrides}</Link>.{' '}
						{view === 'adjusted' ? `As booked ${formatPercent(lcr.booked.lcr)} %.` : `As adjusted ${formatPercent(lcr.lcr)} %.`}{' '}
					</>
				) : null}
				{state.kind === 'closed' ? null : (
					<>
						<StaleInputs /> <EarlierBalances entity={entity} />
					</>
				)}
			</p>
		</Pane>
	);
}
