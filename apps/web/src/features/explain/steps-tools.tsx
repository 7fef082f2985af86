import { Button } from '@salt-ds/core';
import type { ExplainResponse } from '@tideline/api';
import { formatMoment, formatUtc } from '../../format/time.ts';
import type { PaneState } from '../../stream/pane-state.ts';
import { Shape } from '../../ui/shape.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { CopyLink } from './copy-link.tsx';
import styles from './explain-page.module.css';

export interface StepsToolsProps {
	data: ExplainResponse | null;
	state: PaneState;
	timeZone: string;
	/** Whether the figures follow the day, or stay those of one cut. */
	live: boolean;
	/** Address of what is open. */
	path: string;
	onLive(): void;
}

/** Whether every step adds up, of which cut the figures are, and a link to them. */
export function StepsTools({ data, state, timeZone, live, path, onLive }: StepsToolsProps) {
	const ties = data?.ratio.ties && [data.line, data.holder].every((level) => level === null || level.ties);
	return (
		<div className={styles.stepsTools}>
			{data === null ? null : (
				<span className={ties ? styles.tied : styles.untied}>
					<Shape name={ties ? 'check' : 'cross'} tone={ties ? 'live' : 'error'} />{' '}
					{ties ? 'Every step sums to the figure before it' : 'A step does not sum to the figure before it'}
				</span>
			)}
			{data === null ? null : (
				<span className={styles.quietText} title={`${formatUtc(data.asOf)}, record ${data.sequence}`}>
					As of {formatMoment(data.asOf, data.asOf, timeZone)}
				</span>
			)}
			{live ? <StateBadge state={state} timeZone={timeZone} /> : null}
			<Button appearance="bordered" aria-pressed={!live} onClick={onLive}>
				{live ? 'Hold' : 'Follow'}
			</Button>
			<CopyLink path={path} />
		</div>
	);
}
