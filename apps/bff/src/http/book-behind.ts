import type { AppContext } from '../app-context.ts';
import { INITIAL_FEED } from '../feed/feed-settings.ts';
import { ProblemError } from './problem.ts';

/** Why what is behind a ratio does not add up to it: it is on its way, or the positions shown come from a topic that the fold does not write. */
export async function bookBehind(entityId: string, { positions, behind }: Pick<AppContext, 'positions' | 'behind'>): Promise<ProblemError> {
	const { positionsTopic } = positions.shown?.settings ?? INITIAL_FEED;
	const detail =
		positionsTopic === INITIAL_FEED.positionsTopic
			? `What is behind the latest ratio of "${entityId}" is still being read.`
			: `The positions of "${positionsTopic}", which are shown, do not add up to the latest ratio of "${entityId}": they are still on their way, or nobody keeps that topic in step with "${INITIAL_FEED.positionsTopic}".`;
	return new ProblemError('catching-up', detail, [], await behind());
}
