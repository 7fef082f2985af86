import { clsx } from '../../ui/class-names.ts';
import { Shape } from '../../ui/shape.tsx';
import type { SwapStage } from './swap-stages.ts';
import styles from './system-page.module.css';

/** How far the newest swap is: Build, Catch up, Publish, Linger, Close. */
export function SwapStepper({ stages }: { stages: readonly SwapStage[] }) {
	return (
		<ol className={styles.stepper} aria-label="Stages of the swap">
			{stages.map(({ name, state, detail }) => (
				<li key={name} className={clsx(styles.stage, styles[state])} {...(state === 'active' ? { 'aria-current': 'step' as const } : {})}>
					<StageShape state={state} />
					<span>{name}</span> {detail ? <span className={styles.note}>{detail}</span> : null}{' '}
					<span className="visually-hidden">{WORDS[state]}</span>
				</li>
			))}
		</ol>
	);
}

const WORDS: Readonly<Record<SwapStage['state'], string>> = { waiting: 'not begun', active: 'going on', done: 'done', failed: 'failed' };

function StageShape({ state }: { state: SwapStage['state'] }) {
	switch (state) {
		case 'waiting':
			return null;
		case 'active':
			return <Shape name="ring" tone="accent" />;
		case 'done':
			return <Shape name="check" tone="live" />;
		case 'failed':
			return <Shape name="cross" tone="error" />;
	}
}
