import type { WhatIfResponse } from '@tideline/api';
import { useViewState } from '../../view/view-state.ts';
import { doneWords } from './done-words.ts';
import { shortTitle } from './shock-words.ts';
import styles from './what-if-page.module.css';

/** What each shock did, in words; nothing while there is none. */
export function DoneList({ result }: { result: WhatIfResponse }) {
	const { scale } = useViewState();
	if (result.steps.length === 0) return null;
	return (
		<section className={styles.done} aria-labelledby="done">
			<header className={styles.head}>
				<h2 id="done">What each shock does</h2>
				<span>on top of those before it</span>
			</header>
			<ol>
				{result.steps.map((step, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: a shock is what stands at its place
					<li key={index}>
						<strong>
							{index + 1} {shortTitle(step.shock)}
						</strong>
						{doneWords(result.steps[index - 1] ?? result.before, step, result.currency, scale).map((words) => (
							<p key={words}>{words}</p>
						))}
					</li>
				))}
			</ol>
		</section>
	);
}
