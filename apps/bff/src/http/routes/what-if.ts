import { lcrFileQuery, whatIfRequest, whatIfResponse } from '@tideline/api';
import { sheetFileName } from '@tideline/domain';
import type { AppContext } from '../../app-context.ts';
import { OneAtATime } from '../../one-at-a-time.ts';
import { fileOfSheet, liveSheet } from '../../what-if/live-sheet.ts';
import { runWhatIf, sheetOfFile } from '../../what-if/run-what-if.ts';
import { type Route, route, textRoute } from '../route.ts';

export function whatIfRoutes(context: AppContext): Route[] {
	// One scenario at a time: many at once would not be done sooner, and each holds a whole balance sheet.
	const oneAtATime = new OneAtATime();
	return [
		route({
			method: 'post',
			path: '/api/what-if',
			summary: 'A scenario of shocks on the book of an entity, or on a balance-sheet file: the ratio and each line before and after',
			body: whatIfRequest,
			response: whatIfResponse,
			problems: ['not-found', 'unprocessable', 'body-too-large', 'catching-up'],
			handle: ({ body: { source, shocks } }) =>
				oneAtATime.run(async () => {
					if (source.kind === 'file') return { record: null, ...(await runWhatIf(sheetOfFile(source.document), shocks)) };
					const { sheet, lcr } = await liveSheet(source.entity, context);
					const { entityId, sequence, asOf } = lcr;
					return { record: { entityId, sequence, asOf }, ...(await runWhatIf(sheet, shocks)) };
				}),
		}),
		textRoute({
			path: '/api/lcr/file',
			summary: 'The book behind the latest ratio of an entity as a balance-sheet file: npm run lcr computes the same ratio from it',
			query: lcrFileQuery,
			type: 'application/json',
			problems: ['not-found', 'unprocessable', 'catching-up'],
			handle: ({ query }) =>
				oneAtATime.run(async () => {
					const live = await liveSheet(query.entity, context);
					return { type: 'application/json', fileName: sheetFileName(live.lcr), text: JSON.stringify(fileOfSheet(live)) };
				}),
		}),
	];
}
