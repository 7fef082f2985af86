import type { WhatIfResponse } from '@tideline/api';
import { type Limits, limitState } from '@tideline/domain';
import { limitPercent, verdict } from '../../format/limit-words.ts';
import { moneyUnit } from '../../format/money.ts';
import { formatPercent, formatPoints, pointsBetween } from '../../format/ratio.ts';
import { formatTime } from '../../format/time.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import { Badge } from '../../ui/badge.tsx';
import { Pane } from '../../ui/pane.tsx';
import { Shape } from '../../ui/shape.tsx';
import { useViewState } from '../../view/view-state.ts';
import { RatioBar } from './ratio-bar.tsx';
import { ResultTable } from './result-table.tsx';
import { RULEBOOK_WORDS } from './rulebook-words.ts';
import styles from './what-if-page.module.css';

export interface ResultPaneProps {
	result: WhatIfResponse | null;
	/** What the figures are of: the name of the entity or of the file. */
	subject: string;
	limits: Limits | null;
	state: PaneState;
	timeZone: string;
	/** The scenario has moved on, and its answer is on its way. */
	waiting: boolean;
	onRetry?: (() => void) | undefined;
}

/** The ratio before and after, how far each limit is, and every line that changes. */
export function ResultPane({ result, subject, limits, state, timeZone, waiting, onRetry }: ResultPaneProps) {
	const { scale } = useViewState();
	const [before, after] = [result?.before.ratio ?? null, result?.after.ratio ?? null];
	const points = before && after ? pointsBetween(before.lcr, after.lcr) : null;
	const words = after && limits ? verdict(after.lcr, limitState(after.lcr, limits, null), limits) : null;
	const unit = result ? `${subject}, ${RULEBOOK_WORDS[result.rulebook]}, ${moneyUnit(result.currency, scale)}` : subject;
	const asOf = result?.record ? `live book ${formatTime(result.record.asOf, timeZone)}, follows the feed` : null;
	return (
		<Pane
			title="Result"
			unit={unit}
			state={state}
			timeZone={timeZone}
			onRetry={onRetry}
			tools={<span className={styles.asOf}>{waiting ? 'computing' : asOf}</span>}
		>
			{result && before && after ? (
				<div aria-busy={waiting}>
					<p className={styles.hero} data-testid="what-if-lcr">
						<span className={styles.heroBefore}>{formatPercent(before.lcr)}</span>
						<span className={styles.heroArrow} aria-hidden="true">
							›
						</span>
						<strong>{formatPercent(after.lcr)}</strong>
						{after.lcr === null ? null : <small>%</small>}
						{points === null ? null : (
							<span className={points < 0 ? styles.down : points > 0 ? styles.up : undefined}>
								{points === 0 ? null : <Shape name={points < 0 ? 'down' : 'up'} tone={points < 0 ? 'down' : 'up'} />} {formatPoints(points)}{' '}
								pts
							</span>
						)}
						{words ? (
							<span className={styles.verdict}>
								{words.tone === 'quiet' ? (
									words.text
								) : (
									<Badge shape="warning" tone={words.tone}>
										{words.text}
									</Badge>
								)}
							</span>
						) : null}
					</p>
					<RatioBar
						before={before.lcr === null ? null : before.lcr * 100}
						after={after.lcr === null ? null : after.lcr * 100}
						limits={
							limits
								? {
										internal: limitPercent(limits, 'internal'),
										earlyWarning: limitPercent(limits, 'earlyWarning'),
										regulatory: limitPercent(limits, 'regulatory'),
									}
								: null
						}
					/>
					<ResultTable result={result} limits={limits} />
				</div>
			) : null}
		</Pane>
	);
}
